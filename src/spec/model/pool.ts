import type { Metadata, Owner, PlatformDate } from './common';
import type { FilterCondition } from './filter';
import type { QualityControl } from './qualityControl';

export type PoolStatus = 'OPEN' | 'CLOSED' | 'ARCHIVED' | 'LOCKED';

export type CloseReason =
  | 'MANUAL'
  | 'EXPIRED'
  | 'COMPLETED'
  | 'NOT_ENOUGH_BALANCE'
  | 'ASSIGNMENTS_LIMIT_EXCEEDED'
  | 'BLOCKED'
  | 'FOR_UPDATE';

/** How the server lays tasks on a page (a task suite). Counts are tasks per page. */
export interface MixerConfig {
  readonly real_tasks_count: number;
  readonly golden_tasks_count: number;
  readonly training_tasks_count: number;
  readonly min_real_tasks_count?: number;
  readonly min_golden_tasks_count?: number;
  readonly min_training_tasks_count?: number;
  readonly force_last_assignment?: boolean;
  readonly force_last_assignment_delay_seconds?: number;
  readonly mix_tasks_in_creation_order?: boolean;
  readonly shuffle_tasks_in_task_suite?: boolean;
  readonly golden_task_distribution_function?: Readonly<Record<string, unknown>>;
  readonly training_task_distribution_function?: Readonly<Record<string, unknown>>;
}

export interface DynamicPricingConfig {
  readonly type: 'SKILL';
  readonly skill_id: string;
  readonly intervals: readonly {
    readonly from?: number;
    readonly to?: number;
    readonly reward_per_assignment: number;
  }[];
}

export interface DynamicOverlapConfig {
  readonly type: 'BASIC';
  readonly max_overlap: number;
  /** 0 to 1. */
  readonly min_confidence: number;
  readonly answer_weight_skill_id: string;
  readonly fields: readonly { readonly name: string }[];
}

export interface SpeedQualityBalance {
  readonly type: 'TOP_PERCENTAGE_BY_QUALITY' | 'BEST_CONCURRENT_USERS_BY_QUALITY';
  readonly percent?: number;
  readonly count?: number;
}

export interface PoolDefaults {
  readonly default_overlap_for_new_task_suites: number;
  readonly default_overlap_for_new_tasks?: number;
}

export interface Pool {
  readonly id?: string;
  readonly project_id: string;
  readonly private_name: string;
  readonly private_comment?: string;
  readonly public_description?: string;
  readonly public_instructions?: string;
  readonly may_contain_adult_content?: boolean;
  readonly will_expire: PlatformDate;
  readonly auto_close_after_complete_delay_seconds?: number;
  /** US dollars per task suite. */
  readonly reward_per_assignment: number;
  readonly dynamic_pricing_config?: DynamicPricingConfig;
  readonly metadata?: Metadata;
  readonly assignment_max_duration_seconds: number;
  readonly auto_accept_solutions?: boolean;
  /** Days until an unjudged assignment is accepted by itself, 1 to 21. */
  readonly auto_accept_period_day?: number;
  readonly assignments_issuing_config?: {
    readonly issue_task_suites_in_creation_order?: boolean;
  };
  readonly filter?: FilterCondition;
  readonly quality_control?: QualityControl;
  readonly speed_quality_balance?: SpeedQualityBalance;
  readonly dynamic_overlap_config?: DynamicOverlapConfig;
  readonly mixer_config?: MixerConfig;
  readonly training_config?: { readonly training_skill_ttl_days?: number };
  /** Told by the platform of a pool that serves as a training; not to be set. */
  readonly training?: boolean;
  readonly defaults: PoolDefaults;
  readonly priority?: number;
  readonly type?: 'REGULAR' | 'TRAINING';
  readonly status?: PoolStatus;
  readonly last_close_reason?: CloseReason;
  readonly created?: PlatformDate;
  readonly last_started?: PlatformDate;
  readonly last_stopped?: PlatformDate;
  readonly owner?: Owner;
}
