/** A person in the performer's place: does tasks on the sandbox, and looks at past answers. */
export { assignmentRows, platformReviews, type ReviewsOptions } from './reviews';
export { PerformerSession, type PerformerPage, type PerformerSessionOptions } from './session';
