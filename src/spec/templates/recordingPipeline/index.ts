export type { PipelineAbout } from './about';
export { newPipeline } from './newPipeline';
