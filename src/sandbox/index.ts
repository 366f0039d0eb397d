/** The local platform: speaks the REST API, keeps a store, controls quality, brings a crowd. */
export { startSandbox, type Sandbox, type SandboxOptions } from './start';
export { CrowdFileError, loadCrowd } from './crowd';
