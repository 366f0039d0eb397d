/** Dotted paths into a config, as `$ref` spells them. */
import { nodeAtPath, valueAt, type SpecNode } from '../document/node';

/** The node at a path; undefined where nothing is written there. */
export function nodeAtDotted(root: SpecNode, path: string): SpecNode | undefined {
  return path === '' ? root : follow(root, path.split('.'));
}

function follow(node: SpecNode, rest: readonly string[]): SpecNode | undefined {
  if (rest.length === 0) return node;
  const step = stepInto(node, rest);
  return step && follow(step.node, rest.slice(step.taken));
}

/** A key may hold dots itself: the shortest one that is there is taken. */
function stepInto(node: SpecNode, rest: readonly string[]) {
  if (node.kind === 'list') {
    const item = nodeAtPath(node, [Number(rest[0])]);
    return item && { node: item, taken: 1 };
  }
  for (let taken = 1; taken <= rest.length; taken++) {
    const value = valueAt(node, rest.slice(0, taken).join('.'));
    if (value) return { node: value, taken };
  }
  return undefined;
}

/** Path of the innermost mapping or list entry that an offset stands in. */
export function dottedAt(root: SpecNode, offset: number): string {
  const steps: string[] = [];
  for (let at = childAt(root, offset); at; at = childAt(at.node, offset)) steps.push(at.name);
  return steps.join('.');
}

function childAt(
  node: SpecNode,
  offset: number,
): { readonly name: string; readonly node: SpecNode } | undefined {
  if (node.kind === 'list') {
    const index = node.items.findIndex((item) => item.start <= offset && offset <= item.end);
    const item = node.items[index];
    return item && { name: String(index), node: item };
  }
  if (node.kind === 'scalar') return undefined;
  const entry = node.entries.find(
    ({ key, value, merged }) => merged !== true && key.start <= offset && offset <= value.end,
  );
  return entry && { name: String(entry.key.value), node: entry.value };
}
