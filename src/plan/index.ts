/** The page on which people see a deploy's plan before anything is done, and agree to it. */
export type { HostMessage, PageMessage, PlanRun, PlanView, StepResult } from './protocol';
