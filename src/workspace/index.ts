/** The folder with the specs: confined reading, and the lock file. Knows Node's fs, no network. */
export { writeDurably } from './durableFile';
export { exclusively, oneAtATime, privateFolder, type Turn } from './exclusive';
export type { LockEntry, ProfileEntries, UploadedTasks } from './lockData';
export { lockFileName, openLock, type LockFile, type Recorded } from './lockFile';
export { walkSpecs } from './specFiles';
export { takeMark, type Taking } from './mark';
export { outsideOf, surroundingsOf, type Surroundings } from './outside';
export { readTextFile } from './textFile';
export { openWorkspace, type SpecFile, type Workspace } from './workspace';
export { WorkspaceError, type WorkspaceProblem } from './workspaceError';
