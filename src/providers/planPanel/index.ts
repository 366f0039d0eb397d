/** The page on which a deploy's plan is shown, agreed to and applied. */
export type { PlanWork } from './planPanel';
export { Plans } from './plans';
