import { embeddedJson } from '../document/embeddedJson';
import { entryAt, valueAt, type MapEntry, type ScalarNode } from '../document/node';
import { plainValueOf } from '../document/plainValue';
import type { SpecDocument } from '../document/specDocument';
import { authoringForm } from '../references/references';
import { eolOf, replacement } from './edits';
import type { Fix, TextEdit } from './fix';
import { inLines } from './written';

type Draft = Omit<Fix, 'code'>;

/** A Template Builder config is a text on the platform and may be a mapping in a spec; either becomes the other. */
export function configRewrites(doc: SpecDocument, at: number): readonly Draft[] {
  if (doc.kind !== 'project') return [];
  const view = doc.nodeAt(['task_spec', 'view_spec']);
  const entry = entryAt(view, 'config');
  if (!entry || at < entry.key.start || at > entry.value.end) return [];
  const type = valueAt(view, 'type');
  if (type?.kind !== 'scalar' || type.value !== 'tb') return [];
  const { value } = entry;
  if (value.kind === 'scalar') return toMapping(doc, entry, value);
  // Aliases may unfold to more than anybody wants to read.
  if (value.kind !== 'map' || doc.shared || authoringForm(value)) return [];
  return [
    {
      title: 'Convert the config to JSON text',
      preferred: false,
      edits: [asText(doc, entry, plainValueOf(value))],
    },
  ];
}

function toMapping(doc: SpecDocument, entry: MapEntry, value: ScalarNode): readonly Draft[] {
  if (typeof value.value !== 'string') return [];
  const { root, problems } = embeddedJson(doc.text, value);
  if (root?.kind !== 'map' || problems.length > 0) return [];
  return [
    {
      title: 'Convert the config to a mapping',
      preferred: false,
      edits: [asMapping(doc, entry, plainValueOf(root))],
    },
  ];
}

function asMapping(doc: SpecDocument, entry: MapEntry, config: unknown): TextEdit {
  if (doc.format === 'json' || isInFlow(doc))
    return replacement(
      doc,
      entry.value,
      JSON.stringify(config, null, doc.format === 'json' ? 2 : 0),
    );
  return afterColon(doc, entry, '', inLines(config));
}

function asText(doc: SpecDocument, entry: MapEntry, config: unknown): TextEdit {
  if (doc.format === 'json')
    return replacement(doc, entry.value, JSON.stringify(JSON.stringify(config)));
  if (isInFlow(doc))
    return replacement(doc, entry.value, `'${JSON.stringify(config).replaceAll("'", "''")}'`);
  return afterColon(doc, entry, ' |-', JSON.stringify(config, null, 2).split('\n'));
}

/** Block notation cannot stand inside braces. */
function isInFlow(doc: SpecDocument): boolean {
  return [[], ['task_spec'], ['task_spec', 'view_spec']].some((path) => {
    const node = path.length === 0 ? doc.root : doc.nodeAt(path);
    return node?.kind === 'map' && node.flow;
  });
}

/** Replaces everything behind `config:` by lines below it, two columns deeper than the key. */
function afterColon(
  doc: SpecDocument,
  { key, value }: MapEntry,
  header: string,
  lines: readonly string[],
): TextEdit {
  const start = doc.text.indexOf(':', key.end) + 1;
  let { end } = value;
  while (end > start && /\s/.test(doc.text.charAt(end - 1))) end--;
  const indent = ' '.repeat(doc.lines.positionAt(key.start).character + 2);
  const eol = eolOf(doc);
  const body = lines.map((line) => (line === '' ? eol : `${eol}${indent}${line}`)).join('');
  return replacement(doc, { start, end }, header + body);
}
