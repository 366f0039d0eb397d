/** Simulated performers. */
export { Crowd } from './crowd';
export { renderRecording } from './audio';
