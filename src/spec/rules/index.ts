import type { SpecDocument } from '../document/specDocument';
import type { Outside } from '../validate/diagnostic';
import type { Report } from '../validate/report';
import { autoAcceptPeriod } from './autoAcceptPeriod';
import { banDuration } from './banDuration';
import { collectorActions } from './collectorActions';
import { collectorConditions } from './collectorConditions';
import { fastThreshold } from './fastThreshold';
import { fieldBounds } from './fieldBounds';
import { hiddenInput } from './hiddenInput';
import { historyTooShort } from './historyTooShort';
import { idKinds } from './idKinds';
import { interfacePaths } from './interfacePaths';
import { interfaceReferences } from './interfaceReferences';
import { majorityOverlap } from './majorityOverlap';
import { mapView } from './mapView';
import { markupFields } from './markupFields';
import { markupOutputs } from './markupOutputs';
import { mixerCounts } from './mixerCounts';
import { pipelineBudget } from './pipelineBudget';
import { requiredOutput } from './requiredOutput';
import { reviewNeeded } from './reviewNeeded';
import { smallReward } from './smallReward';
import { actionTargets } from './interface/actionTargets';
import { conditionNeverHolds } from './interface/conditionNeverHolds';
import { conditionOutsidePlayer } from './interface/conditionOutsidePlayer';
import { conditionWithoutData } from './interface/conditionWithoutData';
import { hotkeyTwice } from './interface/hotkeyTwice';
import { numberBounds } from './interface/numberBounds';
import { optionValues } from './interface/optionValues';
import { outputTwice } from './interface/outputTwice';
import { outputTypes } from './interface/outputTypes';
import { pathIntoValue } from './interface/pathIntoValue';
import { relativeOutsideList } from './interface/relativeOutsideList';
import { requiredButHidden } from './interface/requiredButHidden';
import { captchaFrequency } from './pool/captchaFrequency';
import { checkpointsNeeds } from './pool/checkpointsNeeds';
import { conditionsCross } from './pool/conditionsCross';
import { creationOrder } from './pool/creationOrder';
import { distributionCounts } from './pool/distributionCounts';
import { dynamicOverlap } from './pool/dynamicOverlap';
import { dynamicPricing } from './pool/dynamicPricing';
import { expiredPool } from './pool/expiredPool';
import { filterAlwaysTrue } from './pool/filterAlwaysTrue';
import { filterReach } from './pool/filterReach';
import { filterTooLong } from './pool/filterTooLong';
import { freeWork } from './pool/freeWork';
import { goldenWithoutTasks } from './pool/goldenWithoutTasks';
import { hourlyPay } from './pool/hourlyPay';
import { mixerAndTasks } from './pool/mixerAndTasks';
import { mixerMissing } from './pool/mixerMissing';
import { overlapGrowth } from './pool/overlapGrowth';
import { overlapMissing } from './pool/overlapMissing';
import { percentAsFraction } from './pool/percentAsFraction';
import { ruleTwice } from './pool/ruleTwice';
import { unevenReward } from './pool/unevenReward';
import { claimedTwice } from './files/claimedTwice';
import { literalId } from './files/literalId';
import { mapNeedsApp } from './files/mapNeedsApp';
import { referenceCycle } from './files/referenceCycle';
import { trainingOfOtherProject } from './files/trainingOfOtherProject';
import { trainingUnpassable } from './files/trainingUnpassable';
import { acceptedValue } from './pipeline/acceptedValue';
import { budgetEstimate } from './pipeline/budgetEstimate';
import { idleThreshold } from './pipeline/idleThreshold';
import { ownRecordings } from './pipeline/ownRecordings';
import { stageFields } from './pipeline/stageFields';
import { stageProjects } from './pipeline/stageProjects';
import { stageReview } from './pipeline/stageReview';
import { boundsCrossed } from './pipeline/boundsCrossed';
import { pipelineDeadlines } from './pipeline/deadlines';
import { linkDays } from './pipeline/linkDays';
import { pipelineLimits } from './pipeline/limits';
import type { Rule } from './rule';

const rules: readonly Rule[] = [
  interfacePaths,
  interfaceReferences,
  hiddenInput,
  requiredOutput,
  markupFields,
  markupOutputs,
  mapView,
  fieldBounds,
  collectorConditions,
  collectorActions,
  reviewNeeded,
  banDuration,
  majorityOverlap,
  fastThreshold,
  historyTooShort,
  autoAcceptPeriod,
  mixerCounts,
  smallReward,
  idKinds,
  pipelineBudget,
  actionTargets,
  conditionNeverHolds,
  conditionOutsidePlayer,
  conditionWithoutData,
  hotkeyTwice,
  numberBounds,
  optionValues,
  outputTwice,
  outputTypes,
  pathIntoValue,
  relativeOutsideList,
  requiredButHidden,
  captchaFrequency,
  checkpointsNeeds,
  conditionsCross,
  creationOrder,
  distributionCounts,
  dynamicOverlap,
  dynamicPricing,
  expiredPool,
  filterAlwaysTrue,
  filterReach,
  filterTooLong,
  freeWork,
  goldenWithoutTasks,
  hourlyPay,
  mixerAndTasks,
  mixerMissing,
  overlapGrowth,
  overlapMissing,
  percentAsFraction,
  ruleTwice,
  unevenReward,
  claimedTwice,
  literalId,
  mapNeedsApp,
  referenceCycle,
  trainingOfOtherProject,
  trainingUnpassable,
  acceptedValue,
  budgetEstimate,
  idleThreshold,
  ownRecordings,
  stageFields,
  stageProjects,
  stageReview,
  boundsCrossed,
  pipelineLimits,
  pipelineDeadlines,
  linkDays,
];

export function checkRules(doc: SpecDocument, outside: Outside, report: Report): void {
  for (const rule of rules) rule(doc, report, outside);
}
