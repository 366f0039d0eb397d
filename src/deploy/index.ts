/** From specs to remote objects and back to results: each object once, whatever happens between. */
export { DeployError, type DeployProblem } from './deployError';
export type { DeployContext, DeployedObject } from './deployer';
export { differencesOf, fingerprintOf, type Difference, type ObjectKind } from './compare';
export {
  deployOne,
  deploySpecs,
  uploadTasks,
  uploadTasksFile,
  type DeployOptions,
  type DeployProgress,
  type DeployReport,
  type UploadSummary,
} from './deploySpecs';
export {
  estimatePool,
  estimateSpec,
  estimateTasks,
  line as estimateLine,
  totalOf,
  type Estimate,
  type EstimateLine,
  type PricedPool,
} from './estimate';
export {
  actOnPool,
  archiveProject,
  waitPool,
  type PoolAction,
  type PoolTarget,
  type WaitPoolOptions,
} from './poolActions';
export {
  downloadResults,
  type ResultsOptions,
  type ResultsReport,
} from './results/downloadResults';
export { resultsFormats, type ResultsFormat } from './results/formats';
export { readTaskRows, type RefusedRow, type TaskRows } from './taskRows';
export { explained, refuseErrors } from './refuseErrors';
export { uploadFile, type Upload, type UploadProgress, type UploadReport } from './uploadTasks';
export type {
  DeployPlan,
  PlanAction,
  PlanNeed,
  PlannedTasks,
  PlanStep,
  PlanTrouble,
  StepBasis,
} from './plan/deployPlan';
export {
  checkSpending,
  commitSpending,
  dollars,
  ledgerName,
  readSpendingCap,
  spendingCapSetting,
  type Spending,
  type SpendingVerdict,
} from './spending';
