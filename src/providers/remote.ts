/**
 * The remote side as one lazy chunk: HTTP client, workspace files and deployment. The activation
 * bundle never imports it directly; it is loaded when something first needs a platform.
 */
export { createPlatformClient } from '../api';
export { openLock, openWorkspace } from '../workspace';
export {
  actOnPool,
  archiveProject,
  deploySpecs,
  downloadResults,
  estimatePool,
  estimateSpec,
  uploadTasks,
  uploadTasksFile,
  waitPool,
} from '../deploy';
export { compareSpec, driftsIn, pullSpec, recordPulled, specOfApiJson } from '../deploy/compare';
export { applyPlan, planDeploy } from '../deploy/plan';
export { checkSpending, commitSpending } from '../deploy/spending';
export {
  cloneProject,
  clonePool,
  clonePoolInto,
  forgetClone,
  isCloneUnfinished,
} from '../deploy/clone';
