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

/** Fixers by the code of the diagnostic that they know a way out of. */
export const fixers: Readonly<Record<string, Fixer>> = {
  'auto-accept-period-missing': addAcceptPeriod,
  'ban-duration-idle': removeKey(true),
  'ban-duration-missing': addDuration,
  'captcha-never-shown': addCaptchas,
  'literal-id': replaceId,
  'map-needs-app-filter': addAppFilter,
  'missing-key': addMissingKey,
  'missing-value': removeKey(false),
  'mixer-missing': addMixer,
  'option-not-allowed': allowOption,
  'output-never-written': addField,
  'output-type-mismatch': changeType,
  'overlap-missing': addTaskOverlap,
  'overlap-open-ended': addRejectCondition,
  'required-output-can-hide': makeOptional,
  'review-needed': reviewByHand,
  'undeclared-input': addInput,
  'undeclared-output': addOutput,
  'unknown-key': removeKey(false),
};
