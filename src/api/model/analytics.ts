/** One question to the platform's analytics. */
export type AnalyticsRequest = { readonly subject: 'POOL'; readonly subject_id: string } & (
  | { readonly name: AnalyticsName }
  | {
      /** How many performers who fit the pool's filter were active lately. */
      readonly name: 'active_workers_by_filter_count';
      readonly interval_hours: number;
    }
);

export type AnalyticsName =
  | 'real_tasks_count'
  | 'submitted_assignments_count'
  | 'skipped_assignments_count'
  | 'rejected_assignments_count'
  | 'approved_assignments_count'
  | 'completion_percentage'
  | 'avg_submit_assignment_millis'
  | 'spent_budget'
  | 'unique_workers_count'
  | 'unique_submitters_count'
  | 'estimated_assignments_count';

export interface AnalyticsAnswer {
  readonly request: AnalyticsRequest;
  readonly result: unknown;
}
