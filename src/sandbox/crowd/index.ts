/** Simulated performers. */
export { Crowd } from './crowd';
export { renderRecording } from './audio';
export type { CrowdSpec } from './crowdSpec';
export { CrowdFileError, loadCrowd } from './file';
