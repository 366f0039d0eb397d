import { itemsOf, stringOf, valueAt, type SpecNode } from '../document/node';

/** A name for something that stands in a list: the keys by which people know such things. */
export function nameOfItem(node: SpecNode, index: number): string {
  if (node.kind === 'scalar') return shortText(node.value);
  return (
    collectorOf(node) ?? ruleName(node) ?? conditionName(node) ?? knownName(node) ?? `${index}`
  );
}

const namingKeys = ['type', 'id', 'name', 'key', 'label', 'language', '$file', '$ref', 'value'];

function knownName(node: SpecNode): string | undefined {
  for (const key of namingKeys) {
    const text = stringOf(valueAt(node, key));
    if (text !== undefined && text !== '') return shortText(text);
  }
  const group = ['and', 'or'].find((key) => valueAt(node, key));
  return group;
}

function collectorOf(node: SpecNode): string | undefined {
  return stringOf(valueAt(valueAt(node, 'collector_config'), 'type'));
}

/** `skipped_in_row_count GTE 10 → RESTRICTION_V2` */
function ruleName(node: SpecNode): string | undefined {
  const action = stringOf(valueAt(valueAt(node, 'action'), 'type'));
  const conditions = itemsOf(valueAt(node, 'conditions')).map(conditionName);
  if (action === undefined || conditions.length === 0) return undefined;
  return `${conditions.filter((name) => name !== undefined).join(' and ')} → ${action}`;
}

function conditionName(node: SpecNode): string | undefined {
  const key = stringOf(valueAt(node, 'key'));
  const operator = stringOf(valueAt(node, 'operator'));
  const value = valueAt(node, 'value');
  if (key === undefined || operator === undefined || value?.kind !== 'scalar') return undefined;
  return `${key} ${operator} ${shortText(value.value)}`;
}

const longest = 60;

/** One line, cut where it gets long. */
export function shortText(value: unknown): string {
  const text = String(value).trim();
  const line = text.split(/\r?\n/, 1)[0] ?? '';
  const cut = line.length > longest || line.length < text.length;
  return cut ? `${line.slice(0, longest).trimEnd()}…` : line;
}
