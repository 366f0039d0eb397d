/** Remote objects as specs: beside the local ones, written over them, pasted. */
export { applyChangedFiles } from './changedFiles';
export { OpenDiffs } from './openDiffs';
export { registerPaste } from './pasteApiJson';
