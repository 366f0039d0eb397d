import type { Metadata, Owner, PlatformDate } from './common';
import type { CloseReason, PoolStatus } from './pool';

export interface Training {
  readonly id?: string;
  readonly project_id: string;
  readonly private_name: string;
  readonly may_contain_adult_content?: boolean;
  readonly assignment_max_duration_seconds?: number;
  readonly mix_tasks_in_creation_order?: boolean;
  readonly shuffle_tasks_in_task_suite?: boolean;
  readonly training_tasks_in_task_suite_count: number;
  readonly task_suites_required_to_pass?: number;
  readonly retry_training_after_days?: number;
  readonly inherited_instructions: boolean;
  readonly public_instructions?: string;
  readonly public_description?: string;
  readonly private_comment?: string;
  readonly metadata?: Metadata;
  readonly status?: PoolStatus;
  readonly last_close_reason?: CloseReason;
  readonly created?: PlatformDate;
  readonly last_started?: PlatformDate;
  readonly last_stopped?: PlatformDate;
  readonly owner?: Owner;
}
