import type { SpecKind } from '../document/kind';
import type { NodePath } from '../document/node';

/** The fields of a pipeline that name a spec, and the kind of spec each one wants. */
export const pipelineSpecFields: readonly { readonly path: NodePath; readonly kind: SpecKind }[] = [
  { path: ['classification', 'project'], kind: 'project' },
  { path: ['classification', 'training'], kind: 'training' },
  { path: ['classification', 'pool'], kind: 'pool' },
  { path: ['recording', 'project'], kind: 'project' },
  { path: ['recording', 'training'], kind: 'training' },
  { path: ['recording', 'pool'], kind: 'pool' },
  { path: ['verification', 'project'], kind: 'project' },
  { path: ['verification', 'training'], kind: 'training' },
  { path: ['verification', 'pool'], kind: 'pool' },
];

export const pipelineReferenceFields: readonly NodePath[] = pipelineSpecFields.map(
  ({ path }) => path,
);
