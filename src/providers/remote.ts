/**
 * The remote side as one lazy chunk: HTTP client, workspace files and deployment. The activation
 * bundle never imports it directly; it is loaded when something first needs a platform.
 */
export { createPlatformClient } from '../api';
export { openLock, openWorkspace } from '../workspace';
export {
  actOnPool,
  aggregatePool,
  archiveProject,
  deploySpecs,
  downloadAttachments,
  downloadResults,
  estimatePool,
  estimateSpec,
  estimateTasks,
  priceOfPool,
  safeFileName,
  saveAttachment,
  uploadTasks,
  uploadTasksFile,
  waitPool,
} from '../deploy';
export {
  compareSpec,
  driftsIn,
  freshFilesOfApiJson,
  partsOfProject,
  pullSpec,
  recordPulled,
  specOfApiJson,
} from '../deploy/compare';
export { applyPlan, planDeploy } from '../deploy/plan';
export { checkSpending, commitTogether, costsMore } from '../deploy/spending';
export {
  cloneProject,
  clonePool,
  clonePoolInto,
  forgetClone,
  isCloneUnfinished,
} from '../deploy/clone';
export {
  amountProblem,
  bonusColumns,
  bonusesIn,
  bonusOf,
  guessColumns,
  payBonuses,
  planBonuses,
  readTable,
  setSkills,
  skillColumns,
  skillValueProblem,
  skillValuesIn,
  sumOf,
} from '../deploy/people';
export { missingSuites, suitesIn, uploadSuites } from '../deploy/suites';
export { priceOfUpload } from '../deploy/upload/priceOfUpload';
