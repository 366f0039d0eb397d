import { ByOrigin } from '../document/byOrigin';
import { entryAt, stringOf, valueAt, type MapNode, type SpecNode } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import type { Range } from '../text/position';
import { pipelineReferenceFields } from './pipelineReferences';

export type ReferenceForm = '$file' | '$id' | '$tasks' | 'pipeline';

/** A place in a spec that names another file. `path` is as written: relative to the spec's folder. */
export interface Reference {
  readonly form: ReferenceForm;
  readonly path: string;
  readonly range: Range;
  readonly node: SpecNode;
}

/** All files that a spec refers to, in the order in which they stand. */
export function referencesIn(doc: SpecDocument): readonly Reference[] {
  const found: Reference[] = [];
  const add = (form: ReferenceForm, node: SpecNode | undefined) => {
    const path = stringOf(node);
    if (node && path !== undefined && path !== '')
      found.push({ form, path, range: doc.rangeOf(node), node });
  };
  if (doc.kind === 'pipeline')
    for (const path of pipelineReferenceFields) add('pipeline', doc.nodeAt(path));
  if (doc.root) visitForms(doc.root, '$file', add, new Set());
  return found.sort((a, b) => a.node.start - b.node.start);
}

type Add = (form: ReferenceForm, node: SpecNode | undefined) => void;

function visitForms(node: SpecNode, fileForm: ReferenceForm, add: Add, seen: Set<SpecNode>): void {
  if (node.kind === 'scalar' || !mayHoldForms(node) || seen.has(node)) return;
  seen.add(node);
  if (node.kind === 'list') {
    for (const item of node.items) visitForms(item, fileForm, add, seen);
    return;
  }
  add(fileForm, valueAt(node, '$file'));
  add('$id', valueAt(node, '$id'));
  for (const { key, value } of node.entries)
    visitForms(value, key.value === '$tasks' ? '$tasks' : fileForm, add, seen);
}

const formsIn = new ByOrigin<boolean>();

/** Whether a walk that looks for authoring forms must look into a node. */
export function mayHoldForms(node: SpecNode): boolean {
  const { origin } = node;
  return !origin || formsIn.of(node, () => hasFormKey(origin));
}

function hasFormKey(node: SpecNode): boolean {
  if (node.kind === 'scalar') return false;
  if (node.kind === 'list') return node.items.some((item) => hasFormKey(item));
  return node.entries.some(
    ({ key, value }) => String(key.value).startsWith('$') || hasFormKey(value),
  );
}

/** `{ $file: path }` or `{ $id: path }` and nothing else; undefined for any other node. */
export function authoringForm(
  node: SpecNode,
): { readonly form: '$file' | '$id'; readonly path: string; readonly at: SpecNode } | undefined {
  if (node.kind !== 'map' || node.entries.length !== 1) return undefined;
  return formNamed(node, '$file') ?? formNamed(node, '$id');
}

function formNamed(node: MapNode, form: '$file' | '$id') {
  const at = entryAt(node, form)?.value;
  const path = stringOf(at);
  return at && path !== undefined ? { form, path, at } : undefined;
}
