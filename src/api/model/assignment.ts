import type { FieldValues, Owner, PlatformDate, SuiteTask } from '../../spec/model';

export type AssignmentStatus =
  'ACTIVE' | 'SUBMITTED' | 'ACCEPTED' | 'REJECTED' | 'SKIPPED' | 'EXPIRED';

export interface Solution {
  readonly output_values: FieldValues;
}

/** One performer's work on one task suite. `solutions[i]` answers `tasks[i]`. */
export interface Assignment {
  readonly id: string;
  readonly task_suite_id: string;
  readonly pool_id: string;
  readonly user_id: string;
  readonly status: AssignmentStatus;
  /** US dollars, fixed when the suite was issued. */
  readonly reward?: number;
  readonly bonus_ids?: readonly string[];
  readonly tasks?: readonly SuiteTask[];
  /** Absent until submitted. */
  readonly solutions?: readonly Solution[];
  readonly first_declined_solution_attempt?: readonly Solution[];
  readonly mixed?: boolean;
  readonly automerged?: boolean;
  readonly created?: PlatformDate;
  readonly submitted?: PlatformDate;
  readonly accepted?: PlatformDate;
  readonly rejected?: PlatformDate;
  readonly skipped?: PlatformDate;
  readonly expired?: PlatformDate;
  readonly owner?: Owner;
  readonly public_comment?: string;
}

export type Verdict = 'ACCEPTED' | 'REJECTED';
