import { entryAt, nodeAtPath, stringOf, valueAt, type SpecNode } from '../document/node';
import { mapsIn } from './mapsIn';
import { mentionIn, mentionOfKey, type Mention, type Source } from './mention';
import type { World } from './world';

const sides = { 'data.input': 'input', 'data.output': 'output' } as const;

/** Names in a Template Builder config: fields in data paths, pieces in `vars`, places in `$ref`. */
export function interfaceMentions(
  world: World,
  root: SpecNode,
  source: Source,
  project: string,
): readonly Mention[] {
  const components = mapsIn(root, (node) => world.covers(source.path, node));
  const written = new Set(
    components.flatMap((component) => {
      const writes = /^(?:field\.|action\.(?:set|toggle|bulk))/.test(typeOf(component) ?? '');
      return writes ? [valueAt(component, 'data')] : [];
    }),
  );
  const fields = components.flatMap((component) => {
    const type = typeOf(component);
    const node = valueAt(component, 'path');
    const path = stringOf(node);
    if (type !== 'data.input' && type !== 'data.output') return [];
    if (node?.kind !== 'scalar' || path === undefined || path === '') return [];
    const name = path.split('.')[0] ?? path;
    const role = written.has(component) ? 'write' : 'read';
    const target = { kind: 'field', project, side: sides[type], name } as const;
    return mentionIn(source, node, [0, name.length], { target, role });
  });
  const references = components.flatMap((map) => oneReference(root, map, source));
  return [...fields, ...varDefinitions(root, source), ...references];
}

function typeOf(node: SpecNode): string | undefined {
  return stringOf(valueAt(node, 'type'));
}

function varDefinitions(root: SpecNode, source: Source): readonly Mention[] {
  const vars = valueAt(root, 'vars');
  if (vars?.kind !== 'map') return [];
  return vars.entries.flatMap(({ key }) => {
    const target = { kind: 'var', file: source.path, name: String(key.value) } as const;
    return mentionOfKey(source, key, { target, role: 'definition' });
  });
}

/** `vars.answer.data` names a piece; any other path is a place that only can be gone to. */
function oneReference(root: SpecNode, node: SpecNode, source: Source): readonly Mention[] {
  const scalar = entryAt(node, '$ref')?.value;
  const path = stringOf(scalar);
  if (scalar?.kind !== 'scalar' || path === undefined || path === '') return [];
  const [first, name] = path.split('.');
  if (first === 'vars' && name !== undefined && name !== '') {
    const target = { kind: 'var', file: source.path, name } as const;
    return mentionIn(source, scalar, [5, 5 + name.length], { target, role: 'read' });
  }
  const target = { kind: 'place', file: source.path, name: path } as const;
  const steps = path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  const place = nodeAtPath(root, steps);
  const definition: Mention[] = place
    ? [{ target, role: 'definition', path: source.path, start: place.start, end: place.start }]
    : [];
  return [...mentionIn(source, scalar, [0, path.length], { target, role: 'read' }), ...definition];
}
