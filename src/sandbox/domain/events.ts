import type { AssignmentRow, PoolRow, UserRestrictionRow } from './rows';

export type Assessment = 'ACCEPT' | 'ACCEPT_AFTER_REJECT' | 'REJECT';

/** What happened on the platform, for those who react: quality control, the crowd. */
export type DomainEvent =
  | { readonly type: 'pool-opened'; readonly pool: PoolRow }
  | { readonly type: 'pool-closed'; readonly pool: PoolRow }
  /** More to do than before: new tasks, a raised overlap, a copy that came back. */
  | { readonly type: 'work-added'; readonly poolId: string }
  | { readonly type: 'assignment-issued'; readonly assignment: AssignmentRow }
  | { readonly type: 'assignment-submitted'; readonly assignment: AssignmentRow }
  | { readonly type: 'assignment-skipped'; readonly assignment: AssignmentRow }
  | { readonly type: 'assignment-expired'; readonly assignment: AssignmentRow }
  | {
      readonly type: 'assignment-judged';
      readonly assignment: AssignmentRow;
      readonly assessment: Assessment;
    }
  /** A task with dynamic overlap is settled: sure enough, or asked often enough. */
  | { readonly type: 'overlap-settled'; readonly poolId: string; readonly taskId: string }
  | { readonly type: 'restricted'; readonly restriction: UserRestrictionRow }
  | {
      readonly type: 'skill-changed';
      readonly userId: string;
      readonly skillId: string;
      readonly before: number | undefined;
      readonly after: number | undefined;
    };
