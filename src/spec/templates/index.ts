/** What new specs begin with: texts, composed of few parts. Pure. */
export { newPool, newProject, newSkill, newTraining, type NewFile } from './newSpec';
export { newPipeline, type PipelineAbout } from './recordingPipeline';
export { templates, type Template } from './templates';
