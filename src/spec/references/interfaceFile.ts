import { stringOf, valueAt } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import type { Outside } from '../validate/outside';
import { referencedTree, type ReferencedTree } from './referencedFile';
import { authoringForm } from './references';

/** The file with a project's Template Builder config; undefined when it is written elsewhere or not known. */
export function interfaceFile(doc: SpecDocument, outside: Outside): ReferencedTree | undefined {
  const view = doc.kind === 'project' ? doc.nodeAt(['task_spec', 'view_spec']) : undefined;
  const config = valueAt(view, 'config');
  const form = config && authoringForm(config);
  if (form?.form !== '$file' || stringOf(valueAt(view, 'type')) !== 'tb') return undefined;
  const file = outside.file?.(form.path);
  return file?.state === 'found' ? referencedTree(form.path, file.text) : undefined;
}
