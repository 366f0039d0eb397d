import type { Fixer } from './fix';
import { replaceId } from './idRewrites';
import {
  addField,
  addInput,
  addOutput,
  allowOption,
  changeType,
  makeOptional,
} from './outputFixes';
import {
  addAcceptPeriod,
  addAppFilter,
  addCaptchas,
  addDuration,
  addMissingKey,
  addMixer,
  addRejectCondition,
  addTaskOverlap,
  removeKey,
  reviewByHand,
} from './poolFixes';

interface KnownFixer {
  readonly fix: Fixer;
  /** What it changes: what stands at the diagnostic, or something of the spec that the message names. */
  readonly mends: 'place' | 'spec';
}

const atPlace = (fix: Fixer): KnownFixer => ({ fix, mends: 'place' });
const inSpec = (fix: Fixer): KnownFixer => ({ fix, mends: 'spec' });

/** Fixers by the code of the diagnostic that they know a way out of. */
export const fixers: Readonly<Record<string, KnownFixer>> = {
  'auto-accept-period-missing': inSpec(addAcceptPeriod),
  'ban-duration-idle': atPlace(removeKey(true)),
  'ban-duration-missing': atPlace(addDuration),
  'captcha-never-shown': inSpec(addCaptchas),
  'literal-id': atPlace(replaceId),
  'map-needs-app-filter': inSpec(addAppFilter),
  'missing-key': atPlace(addMissingKey),
  'missing-value': atPlace(removeKey(false)),
  'mixer-missing': inSpec(addMixer),
  'option-not-allowed': inSpec(allowOption),
  'output-never-written': inSpec(addField),
  'output-type-mismatch': inSpec(changeType),
  'overlap-missing': inSpec(addTaskOverlap),
  'overlap-open-ended': atPlace(addRejectCondition),
  'required-output-can-hide': atPlace(makeOptional),
  'review-needed': inSpec(reviewByHand),
  'undeclared-input': inSpec(addInput),
  'undeclared-output': inSpec(addOutput),
  'unknown-key': atPlace(removeKey(false)),
};
