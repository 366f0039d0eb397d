import { ByOrigin } from './byOrigin';
import type { SpecNode } from './node';

const texts = new ByOrigin<string>();

/** A node as JSON, to measure or to compare. Not for documents with aliases: they may unfold without end. */
export function jsonTextOf(node: SpecNode): string {
  if (node.kind === 'scalar') return JSON.stringify(node.value);
  return texts.of(node, () => {
    if (node.kind === 'list') return `[${node.items.map(jsonTextOf).join(',')}]`;
    const entries = node.entries.map(
      ({ key, value }) => `${JSON.stringify(String(key.value))}:${jsonTextOf(value)}`,
    );
    return `{${entries.join(',')}}`;
  });
}
