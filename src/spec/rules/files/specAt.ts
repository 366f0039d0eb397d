import { stringOf, valueAt, type SpecNode } from '../../document/node';
import type { SpecDocument } from '../../document/specDocument';
import { folderOf, joined } from '../../navigate/paths';
import { authoringForm } from '../../references/references';
import type { Outside } from '../../validate/diagnostic';

/** A spec that another one leads to. Its path is relative to the document at hand. */
export interface FoundSpec {
  readonly path: string;
  readonly doc: SpecDocument;
}

/** The spec at a path relative to the document at hand; undefined when the host does not know it. */
export function specAt(path: string | undefined, outside: Outside): FoundSpec | undefined {
  if (path === undefined) return undefined;
  const wanted = joined('', path);
  const found = outside.specs?.().find((spec) => joined('', spec.path) === wanted);
  return found && { path: wanted, doc: found.doc };
}

/** The spec that `{ $id: … }` means, written in the spec `from` (the document at hand when absent). */
export function specOfId(
  node: SpecNode | undefined,
  outside: Outside,
  from = '',
): FoundSpec | undefined {
  const form = node && authoringForm(node);
  return form?.form === '$id' ? specAt(joined(folderOf(from), form.path), outside) : undefined;
}

/** What `project_id` says, so that two of them can be compared: a path or a remote id. */
export function projectOf(doc: SpecDocument, from = ''): string | undefined {
  const node = valueAt(doc.root, 'project_id');
  const form = node && authoringForm(node);
  return form?.form === '$id' ? `$id ${joined(folderOf(from), form.path)}` : stringOf(node);
}
