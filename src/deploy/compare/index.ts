/** Specs against what the platform has: what differs, and how a spec is made of a remote object. */
export { differencesOf, fingerprintOf, type Difference, type ObjectKind } from './differences';
export type { ChangedFile } from './pulledInto';
export { pullSpec, recordPulled, writePulled, type Pulled, type PullWish } from './pullSpec';
