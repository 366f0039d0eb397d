/** From specs to remote objects and back to results: each object once, whatever happens between. */
export { DeployError, type DeployProblem } from './deployError';
export type { DeployContext, DeployedObject } from './deployer';
export {
  compareSpec,
  differencesOf,
  driftOf,
  fingerprintOf,
  localObject,
  partsOfProject,
  pullSpec,
  recordPulled,
  specOfApiJson,
  withRuleIdentities,
  writePulled,
  type ApiSpec,
  type ChangedFile,
  type Comparison,
  type Difference,
  type DriftState,
  type ObjectKind,
  type PartsChoice,
  type ProjectPart,
  type Pulled,
  type PullWish,
} from './compare';
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
  priceOfPool,
  rewardOf,
  totalOf,
  type Estimate,
  type EstimateLine,
  type PoolPrice,
  type PricedPool,
} from './estimate';
export {
  actOnPool,
  archiveProject,
  closedTrainingOf,
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
export {
  attachmentsIndex,
  downloadAttachments,
  saveAttachment,
  type AttachmentsOptions,
  type AttachmentsReport,
} from './results/downloadAttachments';
export { delimitedLine, resultsFormats, type ResultsFormat } from './results/formats';
export {
  AggregateError,
  aggregatePool,
  type AggregateOptions,
  type AggregateReport,
  type AggregationMethod,
} from './aggregate';
export { safeFileName } from './results/safeFileName';
export { severally } from './severally';
export { readTaskRows, refusedNameOf, type RefusedRow, type TaskRows } from './upload';
export { explained, refuseErrors } from './refuseErrors';
export { uploadFile, type Upload, type UploadProgress, type UploadReport } from './upload';
export {
  applyPlan,
  planDeploy,
  type ApplyOptions,
  type DeployPlan,
  type PlanAction,
  type PlanNeed,
  type PlannedTasks,
  type PlanStep,
  type PlanTrouble,
  type StepBasis,
} from './plan';
export {
  checkSpending,
  commitSpending,
  commitTogether,
  dollars,
  ledgerName,
  costsMore,
  openPaid,
  readLedger,
  type OpenPaid,
  readSpendingCap,
  spendingCapSetting,
  type Spending,
  type SpendingVerdict,
} from './spending';
