import { entryAt, stringOf, valueAt } from '../document/node';
import type { SpecKind } from '../document/kind';
import type { SpecDocument } from '../document/specDocument';
import { pipelineReferenceFields } from '../references/pipelineReferences';
import { mapsIn } from './mapsIn';
import { mentionIn, type Mention } from './mention';
import type { World } from './world';

/** The key by which a spec is known: where one arrives who follows a reference to it. */
const namingKeys: Readonly<Record<SpecKind, string>> = {
  project: 'public_name',
  pool: 'private_name',
  training: 'private_name',
  skill: 'name',
  pipeline: 'kind',
};

/** Files and specs that a spec refers to, and its own name as what others refer to. */
export function fileMentions(world: World, path: string, doc: SpecDocument): readonly Mention[] {
  const source = { path, text: doc.text };
  const { root } = doc;
  const maps = root ? mapsIn(root, (node) => world.covers(path, node)) : [];
  const nodes = [
    ...maps.flatMap((map) => [valueAt(map, '$file'), valueAt(map, '$id')]),
    ...(doc.kind === 'pipeline' ? pipelineReferenceFields.map((field) => doc.nodeAt(field)) : []),
  ];
  const references = nodes.flatMap((node) => {
    const ref = stringOf(node);
    if (node?.kind !== 'scalar' || ref === undefined || ref === '' || isAddress.test(ref))
      return [];
    const target = { kind: 'file', path: world.resolve(path, ref) } as const;
    return mentionIn(source, node, [0, ref.length], { target, role: 'read' });
  });
  return [...references, ...ownName(path, doc)];
}

const isAddress = /^[a-z][a-z0-9+.-]+:/i;

function ownName(path: string, doc: SpecDocument): readonly Mention[] {
  const key = entryAt(doc.root, namingKeys[doc.kind])?.key;
  if (!key) return [];
  const { start, end } = key;
  return [{ target: { kind: 'file', path }, role: 'definition', path, start, end }];
}
