import { stringOf, valueAt } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import type { Outside } from '../validate/outside';
import { referencedTree, type ReferencedTree } from './referencedFile';
import { authoringForm } from './references';

/** The file with a project's Template Builder config; undefined when it is written elsewhere or not known. */
export function interfaceFile(doc: SpecDocument, outside: Outside): ReferencedTree | undefined {
  const path = interfaceRef(doc);
  const file = path === undefined ? undefined : outside.file?.(path);
  return path !== undefined && file?.state === 'found'
    ? referencedTree(path, file.text)
    : undefined;
}

/** How a project names the file with its Template Builder config. */
export function interfaceRef(doc: SpecDocument): string | undefined {
  const view = doc.kind === 'project' ? doc.nodeAt(['task_spec', 'view_spec']) : undefined;
  const config = valueAt(view, 'config');
  const form = config && authoringForm(config);
  const isTemplateBuilder = stringOf(valueAt(view, 'type')) === 'tb';
  return form?.form === '$file' && isTemplateBuilder ? form.path : undefined;
}
