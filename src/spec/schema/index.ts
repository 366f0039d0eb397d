import type { SpecKind } from '../document/kind';
import { pipelineSchema } from './pipeline';
import { poolSchema } from './pool';
import { projectSchema } from './project';
import { skillSchema } from './skill';
import { trainingSchema } from './training';
import type { ObjectSchema } from './schema';

/** The schema of each kind of spec. */
export const specSchemas: Readonly<Record<SpecKind, ObjectSchema>> = {
  project: projectSchema,
  pool: poolSchema,
  training: trainingSchema,
  skill: skillSchema,
  pipeline: pipelineSchema,
};
