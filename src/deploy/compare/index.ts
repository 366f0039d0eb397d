/** Specs against what the platform has: what differs, and how a spec is made of a remote object. */
export { freshFilesOfApiJson, specOfApiJson, type ApiSpec } from './apiJson';
export { compareSpec, type Comparison } from './compareSpec';
export { differencesOf, fingerprintOf, type Difference, type ObjectKind } from './differences';
export { driftOf, type DriftState } from './drift';
export { driftsIn, type KnownLocals } from './driftsIn';
export { localObject, type LocalSource } from './localObject';
export type { ChangedFile } from './pulledInto';
export { partsOfProject, type PartsChoice, type ProjectPart } from './projectParts';
export { pullSpec, recordPulled, writePulled, type Pulled, type PullWish } from './pullSpec';
export { withRuleIdentities } from './ruleIdentities';
