import { embeddedJson } from '../document/embeddedJson';
import { nodeAtPath, stringOf, valueAt, type ScalarNode, type SpecNode } from '../document/node';
import { parseJson } from '../document/parseJson';
import { parseYaml } from '../document/parseYaml';
import type { SpecDocument } from '../document/specDocument';
import { authoringForm } from '../references/references';
import { fieldIds } from '../rules/fieldIds';
import { interfaceMentions } from './interfaceMentions';
import { markupNames, type NameInText } from './markupNames';
import { mentionOfKey, mentionIn, type Mention, type Source } from './mention';
import { scriptNames } from './scriptNames';
import type { World } from './world';

const specs = { input: 'input_spec', output: 'output_spec' } as const;
type Side = keyof typeof specs;

/** Names that a project declares and uses, in its own text and in the files of its interface. */
export function projectMentions(world: World, path: string, doc: SpecDocument): readonly Mention[] {
  const source = { path, text: doc.text };
  return [
    ...declarations(world, doc, source, 'input'),
    ...declarations(world, doc, source, 'output'),
    ...configMentions(world, source, doc),
    ...textMentions(world, source, doc, 'markup'),
    ...textMentions(world, source, doc, 'script'),
    ...mapMentions(source, doc),
  ];
}

function declarations(
  world: World,
  doc: SpecDocument,
  source: Source,
  side: Side,
): readonly Mention[] {
  const spec = doc.nodeAt(['task_spec', specs[side]]);
  if (spec?.kind !== 'map' || !world.covers(source.path, spec)) return [];
  return spec.entries.flatMap(({ key, merged }) => {
    if (merged || !world.covers(source.path, key)) return [];
    const name = String(key.value);
    const target = { kind: 'field', project: source.path, side, name } as const;
    return mentionOfKey(source, key, { target, role: 'definition' });
  });
}

function configMentions(world: World, source: Source, doc: SpecDocument): readonly Mention[] {
  const config = doc.nodeAt(['task_spec', 'view_spec', 'config']);
  if (!config || !world.covers(source.path, config)) return [];
  const form = authoringForm(config);
  if (form?.form === '$file') {
    const path = world.resolve(source.path, form.path);
    const text = world.textOf(path);
    const root = text === undefined ? undefined : treeOf(path, text);
    return root && text !== undefined
      ? interfaceMentions(world, root, { path, text }, source.path)
      : [];
  }
  const root = config.kind === 'scalar' ? embeddedRoot(doc, config) : config;
  return root ? interfaceMentions(world, root, source, source.path) : [];
}

function embeddedRoot(doc: SpecDocument, config: ScalarNode): SpecNode | undefined {
  return typeof config.value === 'string' ? embeddedJson(doc.text, config).root : undefined;
}

function treeOf(path: string, text: string): SpecNode | undefined {
  return (path.endsWith('.json') ? parseJson(text) : parseYaml(text)).root;
}

/** Markup and script of a classic interface, in place or in a file. */
function textMentions(
  world: World,
  source: Source,
  doc: SpecDocument,
  part: 'markup' | 'script',
): readonly Mention[] {
  const node = doc.nodeAt(['task_spec', 'view_spec', part]);
  if (!node || !world.covers(source.path, node)) return [];
  const names = (text: string): readonly NameInText[] => namesIn(doc, part, text);
  const own = stringOf(node);
  if (node.kind === 'scalar' && own !== undefined)
    return names(own).flatMap((name) => placed(name, source, node));
  const form = authoringForm(node);
  if (form?.form !== '$file') return [];
  const path = world.resolve(source.path, form.path);
  return names(world.textOf(path) ?? '').map(({ side, role, name, start, end }) => ({
    target: { kind: 'field', project: source.path, side, name },
    path,
    start,
    end,
    role,
  }));
}

function namesIn(doc: SpecDocument, part: 'markup' | 'script', text: string) {
  const declared = { input: idsOf(doc, 'input'), output: idsOf(doc, 'output') };
  return part === 'markup' ? markupNames(text, declared.input) : scriptNames(text, declared);
}

function idsOf(doc: SpecDocument, side: Side): ReadonlySet<string> {
  return new Set(fieldIds(doc, specs[side])?.keys());
}

function placed(found: NameInText, source: Source, scalar: ScalarNode): readonly Mention[] {
  const { side, role, name, start, end } = found;
  const target = { kind: 'field', project: source.path, side, name } as const;
  return mentionIn(source, scalar, [start, end], { target, role });
}

const inputParameter = /inputParams\[\s*(["'])([\w-]+)\1\s*\]/g;

/** `{{inputParams['name']}}` in the texts of a card on the map. */
function mapMentions(source: Source, doc: SpecDocument): readonly Mention[] {
  const view = valueAt(doc.root, 'assignments_issuing_view_config');
  return ['title_template', 'description_template'].flatMap((key) => {
    const scalar = nodeAtPath(view, [key]);
    const text = stringOf(scalar);
    if (scalar?.kind !== 'scalar' || text === undefined) return [];
    return [...text.matchAll(inputParameter)].flatMap((found) => {
      const name = found[2] ?? '';
      const start = found.index + found[0].indexOf(name, 'inputParams['.length);
      const end = start + name.length;
      return placed({ side: 'input', role: 'read', name, start, end }, source, scalar);
    });
  });
}
