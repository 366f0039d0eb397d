/** The local platform: speaks the REST API, keeps a store, controls quality, brings a crowd. */
export { FolderInUse } from './persistence/folderLock';
export type { Limits } from './limits';
export { startSandbox, type OwnSandbox, type Sandbox, type SandboxOptions } from './start';
export { CrowdFileError, loadCrowd } from './crowd';
export type { CrowdSpec } from './crowd';
export { createInnerSandbox, type InnerKind, type InnerSandbox } from './inner';
export type {
  Observation,
  ObservedAnswer,
  ObservedBan,
  ObservedPerson,
  ObservedPool,
  ObservedRule,
  ObservedSuite,
} from './observe';
