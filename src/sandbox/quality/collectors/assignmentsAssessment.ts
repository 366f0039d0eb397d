import { performerOf, type Collector } from '../collector';

/** Verdict events on one suite, with counts over that suite's assignments. Not about a person. */
export const assignmentsAssessment: Collector = {
  type: 'ASSIGNMENTS_ASSESSMENT',
  subjects: (event, pool) =>
    pool.kind === 'pool' && pool.spec.auto_accept_solutions === false
      ? performerOf(event, pool, 'assignment-judged')
      : [],
  measure({ world, event }) {
    if (event.type !== 'assignment-judged') return {};
    const siblings = world.store.assignments.by('suite', event.assignment.suiteId);
    const count = (status: string): number =>
      siblings.filter((row) => row.status === status).length;
    return {
      assessment_event: event.assessment,
      pending_assignments_count: count('SUBMITTED'),
      accepted_assignments_count: count('ACCEPTED'),
      rejected_assignments_count: count('REJECTED'),
    };
  },
};
