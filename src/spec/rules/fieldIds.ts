import { booleanOf, valueAt, type SpecNode } from '../document/node';
import { nearest } from '../text/nearest';
import type { Report, Span } from '../validate/report';
import type { SpecDocument } from '../document/specDocument';

/** Field ids of `input_spec` or `output_spec`; undefined when the spec is not a mapping. */
export function fieldIds(
  doc: SpecDocument,
  spec: 'input_spec' | 'output_spec',
): ReadonlyMap<string, SpecNode> | undefined {
  const node = doc.nodeAt(['task_spec', spec]);
  if (node?.kind !== 'map') return undefined;
  const known = fieldMaps.get(node);
  if (known) return known;
  const fields = new Map(node.entries.map(({ key, value }) => [String(key.value), value]));
  fieldMaps.set(node, fields);
  return fields;
}

/** Most rules ask for the same map; trees never change. */
const fieldMaps = new WeakMap<SpecNode, ReadonlyMap<string, SpecNode>>();

/** Specs are derived from the interface by the platform: what is written in them is no promise. */
export function specsAreInferred(doc: SpecDocument): boolean {
  return booleanOf(valueAt(doc.nodeAt(['task_spec', 'view_spec']), 'inferDataSpec')) === true;
}

/** The field that a dotted path begins with. */
export function firstStep(path: string): string {
  const dot = path.indexOf('.');
  return dot < 0 ? path : path.slice(0, dot);
}

export interface FieldUse {
  readonly code: 'undeclared-input' | 'undeclared-output';
  readonly spec: 'input_spec' | 'output_spec';
  readonly path: string;
  readonly span: Span;
}

/** Reports a use of a field that the spec does not declare. */
export function checkDeclared(
  { code, spec, path, span }: FieldUse,
  declared: ReadonlyMap<string, SpecNode>,
  report: Report,
): void {
  const field = firstStep(path);
  if (declared.has(field)) return;
  const meant = nearest(field, declared.keys());
  const hint = meant === undefined ? 'Declare it there.' : `Did you mean \`${meant}\`?`;
  const suggestions = meant === undefined ? [] : [meant + path.slice(field.length)];
  report.error(code, span, `\`${spec}\` has no field \`${field}\`. ${hint}`, suggestions);
}
