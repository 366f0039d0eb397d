import { stringOf, valueAt, type NodePath } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import type { Mention } from './mention';
import { outputMention, pairMentions } from './poolMentions';
import { tasksMentions } from './tasksMentions';
import type { World } from './world';

/** The output fields that a pipeline names, each with the stage whose project declares it. */
const outputs: readonly { readonly stage: string; readonly path: NodePath }[] = [
  { stage: 'classification', path: ['classification', 'accept', 'output'] },
  { stage: 'recording', path: ['recording', 'audio'] },
  { stage: 'verification', path: ['verification', 'accept', 'output'] },
];

/** Field ids in a pipeline, and the columns of its texts. */
export function pipelineMentions(
  world: World,
  path: string,
  doc: SpecDocument,
): readonly Mention[] {
  const source = { path, text: doc.text };
  const fields = outputs.flatMap(({ stage, path: place }) => {
    const project = stringOf(doc.nodeAt([stage, 'project']));
    if (project === undefined) return [];
    return outputMention(source, doc.nodeAt(place), world.resolve(path, project));
  });
  return [...fields, ...textColumns(world, path, doc)];
}

/** Columns feed fixed names, `text_id` and `text`, which are no fields. */
function textColumns(world: World, path: string, doc: SpecDocument): readonly Mention[] {
  const texts = valueAt(doc.root, 'texts');
  const columns = valueAt(texts, 'columns');
  const ref = stringOf(valueAt(texts, '$file'));
  if (columns?.kind !== 'map' || ref === undefined) return [];
  const file = world.resolve(path, ref);
  const text = world.textOf(file);
  const keys = columns.entries.flatMap((pair) =>
    pairMentions({ path, text: doc.text }, pair, file, undefined),
  );
  if (text === undefined) return keys;
  const use = { columns: undefined, project: undefined };
  return [...keys, ...tasksMentions({ path: file, text }, use)];
}
