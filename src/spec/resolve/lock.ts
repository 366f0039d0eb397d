import { parseJson } from '../document/parseJson';
import { stringOf, valueAt, type SpecNode } from '../document/node';

/** Only the major part of a version chooses what runs, and every published component is at 1. */
const version = '1.0.0';

/**
 * The lock of a Template Builder config (JSON text): a version for the core and for every component
 * in it. Data sources belong to the core and have no version of their own.
 */
export function lockFor(config: string): Readonly<Record<string, string>> {
  const types = new Set<string>();
  const { root } = parseJson(config);
  if (root) collectTypes(root, types);
  const components = [...types].filter((type) => !type.startsWith('data.')).sort();
  const lock: Record<string, string> = { core: version };
  for (const type of components) lock[type] = version;
  return lock;
}

function collectTypes(node: SpecNode, types: Set<string>): void {
  if (node.kind === 'scalar') return;
  if (node.kind === 'list') {
    for (const item of node.items) collectTypes(item, types);
    return;
  }
  const type = stringOf(valueAt(node, 'type'));
  if (
    type !== undefined &&
    /^(@[a-z-]+\/)?(view|field|layout|action|condition|helper|plugin|data)\./.test(type)
  )
    types.add(type);
  for (const { value } of node.entries) collectTypes(value, types);
}
