import { entryAt, nodeAtPath, valueAt } from '../document/node';
import type { SpecKind } from '../document/kind';
import type { SpecDocument } from '../document/specDocument';
import type { Range } from '../text/position';
import type { Span } from '../validate/report';

/** What can be done, or told, at a place of a spec. The host knows the commands and remote states. */
export type LensAction =
  | 'preview'
  | 'deploy'
  | 'open'
  | 'run'
  | 'estimate'
  | 'simulate'
  | 'upload-tasks'
  /** The state of the remote object, as soon as the host knows it. */
  | 'state';

export interface SpecLens {
  readonly range: Range;
  readonly action: LensAction;
}

const actionsOf: Readonly<Record<SpecKind, readonly LensAction[]>> = {
  project: ['state', 'preview', 'deploy'],
  pool: ['state', 'deploy', 'open', 'estimate', 'simulate'],
  training: ['state', 'deploy', 'open'],
  skill: ['state', 'deploy'],
  pipeline: ['run', 'preview', 'estimate', 'simulate'],
};

/** Above the first key what concerns the whole; above the interface and the tasks what concerns them. */
export function lensesOf(doc: SpecDocument): readonly SpecLens[] {
  const { root } = doc;
  if (root?.kind !== 'map') return [];
  const top = root.entries[0]?.key ?? root;
  const lenses = actionsOf[doc.kind].map((action) => lens(doc, top, action));
  const view = entryAt(valueAt(root, 'task_spec'), 'view_spec');
  if (doc.kind === 'project' && view && nodeAtPath(view.value, []))
    lenses.push(lens(doc, view.key, 'preview'));
  const tasks = entryAt(root, '$tasks');
  if ((doc.kind === 'pool' || doc.kind === 'training') && tasks)
    lenses.push(lens(doc, tasks.key, 'upload-tasks'));
  return lenses;
}

function lens(doc: SpecDocument, { start, end }: Span, action: LensAction): SpecLens {
  return { action, range: doc.lines.range(start, end) };
}
