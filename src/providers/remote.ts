/**
 * The remote side as one lazy chunk: HTTP client, workspace files and deployment. The activation
 * bundle never imports it directly; it is loaded when something first needs a platform.
 */
export { createPlatformClient } from '../api';
export { openLock, openWorkspace } from '../workspace';
export { deployOne, downloadResults, estimateSpec, uploadTasks, waitPool } from '../deploy';
