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
import { mixerCounts } from './mixerCounts';
import { pipelineBudget } from './pipelineBudget';
import { requiredOutput } from './requiredOutput';
import { reviewNeeded } from './reviewNeeded';
import { smallReward } from './smallReward';
import type { Rule } from './rule';

const rules: readonly Rule[] = [
  interfacePaths,
  interfaceReferences,
  hiddenInput,
  requiredOutput,
  markupFields,
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
];

export function checkRules(doc: SpecDocument, outside: Outside, report: Report): void {
  for (const rule of rules) rule(doc, report, outside);
}
