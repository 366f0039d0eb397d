/** Crowd files: YAML in which people say who works in their sandbox. */
export { CrowdFileError, type CrowdProblem } from './crowdFileError';
export { loadCrowd } from './loadCrowd';
export { readCrowd, type CrowdFile } from './readCrowd';
