/** Simulated performers. */
export { Crowd } from './crowd';
export { renderRecording } from './audio';
export type { CrowdSpec } from './crowdSpec';
export { CrowdFileError, loadCrowd } from './file';
export { knownTasks } from './knownTasks';
export { optionsOf } from './options';
export { crowdOf } from './performers';
export { toldTruth, trueOption } from './truth';
