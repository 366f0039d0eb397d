/** The preview's door for its hosts: what to draw, and the page that draws it. */
export type { DataChoice, FoundRow, PageLayout, ReviewChoice, TasksFileInfo } from './data/choice';
export { isRecord } from './core/json';
export { deviceOf as poolDevice } from './data/deviceOf';
export { textOnDisk } from './data/fileText';
export { appended, type GoldenRow } from './data/goldenRow';
export { textInMemory, type TasksText } from './data/tasksText';
export { PreviewHost, type PreviewHostParts, type Reviews } from './previewHost';
export type { PreviewFiles } from './previewFiles';
export type { Earnings, PerformerState, PerformerStep } from './performer/state';
export { SpecPreview, type PlaceInFile, type ReviewedPage } from './specPreview';
export {
  previewModelOf,
  withoutScripts,
  type PreviewModel,
  type PreviewRow,
  type PreviewTask,
  type TaskFile,
  type TaskInterface,
} from './model';
export {
  previewAssetFiles,
  previewAssets,
  previewPage,
  type PageOptions,
  type PreviewAssets,
} from './page';
export type {
  DrawnProblem,
  HandedFile,
  HostAbility,
  HostMessage,
  PageMessage,
  SourcePlace,
  SpecFinding,
  SubmittedAnswer,
} from './protocol';
