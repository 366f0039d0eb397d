/** What a deploy would do, for people to see first; and doing just that. */
export { applyPlan, type ApplyOptions } from './applyPlan';
export type {
  DeployPlan,
  PlanAction,
  PlanNeed,
  PlannedTasks,
  PlanStep,
  PlanTrouble,
  StepBasis,
} from './deployPlan';
export { planDeploy } from './planDeploy';
