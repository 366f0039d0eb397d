import type { SpecNode } from './node';

/**
 * A node as plain data. A node that stands in several places (YAML aliases) becomes one shared object,
 * so that aliases of aliases cannot make the result explode.
 */
export function plainValueOf(node: SpecNode): unknown {
  return build(node, new Map());
}

function build(node: SpecNode, done: Map<SpecNode, unknown>): unknown {
  if (node.kind === 'scalar') return node.value;
  const known = done.get(node);
  if (known !== undefined) return known;
  const value =
    node.kind === 'list' ? node.items.map((item) => build(item, done)) : objectOf(node, done);
  done.set(node, value);
  return value;
}

function objectOf(node: SpecNode & { kind: 'map' }, done: Map<SpecNode, unknown>): object {
  const value: Record<string, unknown> = {};
  for (const entry of node.entries) {
    const key = String(entry.key.value);
    // `__proto__` as a key must become an own property, not the prototype.
    Object.defineProperty(value, key, {
      value: build(entry.value, done),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return value;
}
