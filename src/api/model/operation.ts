import type { PlatformDate } from '../../spec/model';

export type OperationStatus = 'PENDING' | 'RUNNING' | 'SUCCESS' | 'FAIL';

export type OperationType =
  | `POOL.${'OPEN' | 'CLOSE' | 'ARCHIVE' | 'CLONE'}`
  | `TRAINING.${'OPEN' | 'CLOSE' | 'ARCHIVE' | 'CLONE'}`
  | 'PROJECT.ARCHIVE'
  | 'TASK.BATCH_CREATE'
  | 'TASK_SUITE.BATCH_CREATE'
  | 'USER_BONUS.BATCH_CREATE'
  | 'SOLUTION.AGGREGATE'
  | 'ANALYTICS';

/** Work the platform does behind the scenes; it ends as SUCCESS or FAIL. */
export interface Operation {
  readonly id: string;
  readonly type: OperationType;
  readonly status: OperationStatus;
  readonly submitted?: PlatformDate;
  readonly started?: PlatformDate;
  readonly finished?: PlatformDate;
  /** Percent, 0 to 100. */
  readonly progress?: number;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly details?: unknown;
}

/** `details` of a finished `*.BATCH_CREATE`. */
export interface BatchCounts {
  readonly total_count: number;
  readonly valid_count: number;
  readonly not_valid_count: number;
  readonly success_count: number;
  readonly failed_count: number;
}

/** What the platform holds against one field of a refused object. */
export interface FieldProblem {
  readonly code: string;
  readonly message?: string;
  readonly params?: readonly unknown[];
}

/** One line of an operation's log: what was sent and what became of it. */
export interface OperationLogItem {
  readonly type: string;
  readonly success: boolean;
  readonly input: Readonly<Record<string, unknown>>;
  /** On success `task_id`, `task_suite_id` or `user_bonus_id`; else field path to problem. */
  readonly output: Readonly<Record<string, unknown>>;
}
