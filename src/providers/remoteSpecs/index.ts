/** Remote objects as specs: beside the local ones, written over them, pasted. */
export { applyChangedFiles } from './changedFiles';
export { registerPaste } from './pasteApiJson';
export { RemoteTexts } from './remoteTexts';
