/** The preview's door for its hosts: what to draw, and the page that draws it. */
export { previewOfSpec, type PreviewFiles } from './fromSpecs';
export {
  previewModelOf,
  type PreviewModel,
  type PreviewRow,
  type PreviewTask,
  type TaskInterface,
} from './model';
export {
  previewAssetFiles,
  previewAssets,
  previewPage,
  type PageOptions,
  type PreviewAssets,
} from './page';
export type { HostMessage, PageMessage, SubmittedAnswer } from './protocol';
