/** Tasks from files into pools and trainings, each row once, as a stream. */
export { destinationOf, type PoolAndFields } from './destination';
export { existingTasks, type ExistingTasks } from './existingTasks';
export { summaryOf, type FileSummary } from './fileSummary';
export { refusedNameOf } from './refusedFile';
export { openTaskFile, type FieldsOfTasks, type TaskFile, type TaskPiece } from './taskFile';
export { readTaskRows, type RefusedRow, type TaskRow, type TaskRows } from './taskRows';
export {
  isDone,
  lockedJournal,
  memoryJournal,
  uploadFile,
  uploadFiles,
  type Upload,
  type UploadJournal,
  type UploadProgress,
  type UploadReport,
} from './uploadFile';
