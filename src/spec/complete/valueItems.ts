import { collectors } from '../schema/collectors';
import { stringOf, valueAt } from '../document/node';
import type { Schema } from '../schema/schema';
import { settle, takesFile } from '../schema/settle';
import type { Parent } from '../schema/trace';
import { valuesOf } from '../hover/describe';
import { components, undecidedComponent } from '../schema/templateBuilder/components';
import type { CompletionItem } from './completionItem';
import type { Draft } from './draft';
import { fieldDrafts } from './fieldDrafts';
import { fileDrafts } from './fileDrafts';
import { remoteDrafts } from './remoteDrafts';
import { notationOf, sortText, type CompletionPlace } from './place';
import { escaped } from './snippets';

/** What may stand as a value: enum values with their meaning, true and false, forms, components. */
export function valueItems(
  place: CompletionPlace,
  schema: Schema,
  parents: readonly Parent[],
): readonly CompletionItem[] {
  const plain = settle(schema, undefined);
  const drafts = [
    ...fieldDrafts(place, parents),
    ...fileDrafts(place, schema, parents),
    ...remoteDrafts(place.outside, schema),
    ...scalarDrafts(schema, plain, parents),
    ...formDrafts(place, schema),
    ...componentDrafts(place, schema),
  ];
  return drafts.map((draft, rank) => itemOf(place, draft, rank));
}

function itemOf(place: CompletionPlace, draft: Draft, rank: number): CompletionItem {
  const { cursor, doc } = place;
  const insertion =
    'snippet' in draft.insert ? draft.insert.snippet : textInsertion(place, draft.insert.text);
  return {
    label: draft.label,
    kind: draft.kind,
    insertText: `${cursor.tight ? ' ' : ''}${insertion}`,
    replace: doc.lines.range(cursor.start, cursor.end),
    sortText: sortText(rank),
    ...(draft.documentation !== undefined && { documentation: draft.documentation }),
    ...(draft.detail !== undefined && { detail: draft.detail }),
    ...(draft.filterText !== undefined && { filterText: draft.filterText }),
  };
}

/** Texts that YAML would read as something else are quoted. */
const needsQuotes =
  /^(?:true|false|null|~|yes|no|on|off|[-+.]?\d.*|)$|^[@!&*%`#>|"'{[?-]|[:#]\s|:$/i;

function textInsertion({ doc, cursor }: CompletionPlace, text: string): string {
  if (doc.format === 'json') return `"${escaped(text)}"`;
  const quote = cursor.quote === '' ? (needsQuotes.test(text) ? "'" : '') : cursor.quote;
  return `${quote}${escaped(text)}${quote}`;
}

function scalarDrafts(
  schema: Schema,
  plain: ReturnType<typeof settle>,
  parents: readonly Parent[],
): readonly Draft[] {
  if (plain.kind === 'boolean')
    return ['true', 'false'].map((label) => ({ label, kind: 'value', insert: { snippet: label } }));
  if (plain.kind === 'number' && plain.names)
    return [...plain.names()].map(([id, name]) => ({
      label: `${name} (${id})`,
      kind: 'value',
      insert: { snippet: String(id) },
      detail: `region ${id}`,
    }));
  const allowed = allowedHere(parents);
  return Object.entries(valuesOf(schema))
    .filter(([value]) => !allowed || allowed.includes(value))
    .map(([value, about]) => ({
      label: value,
      kind: 'value',
      insert: { text: value },
      documentation: about,
      ...(about.length <= 60 && { detail: about }),
      // Languages and countries are found by their names, too.
      ...(namedByCode(schema) && { filterText: `${value} ${about}` }),
    }));
}

function namedByCode(schema: Schema): boolean {
  return schema.kind === 'text' && (schema.form === 'language' || schema.form === 'country');
}

/** Conditions and actions of a rule: only those that its collector has. */
function allowedHere(parents: readonly Parent[]): readonly string[] | undefined {
  const parent = parents.at(-1);
  const key = parent?.entry.key.value;
  const title = parent?.object.title;
  const config = parents.findLast(({ object }) => object.title === 'quality control config');
  const type = stringOf(valueAt(valueAt(config?.map, 'collector_config'), 'type'));
  const collector =
    type !== undefined && Object.hasOwn(collectors, type) ? collectors[type] : undefined;
  if (!collector) return undefined;
  if (key === 'key' && title === 'condition') return collector.conditions;
  if (key === 'from_field') return collector.rates;
  return key === 'type' && title === 'action' ? collector.actions : undefined;
}

/** `{ $file: … }` where a text is long, `{ $id: … }` where an id is wanted. */
function formDrafts(place: CompletionPlace, schema: Schema): readonly Draft[] {
  const json = place.doc.format === 'json';
  const form = (name: '$id' | '$file', sample: string): string =>
    json ? `{ "\\${name}": "\${1:${sample}}" \\}` : `{ \\${name}: \${1:${sample}} \\}`;
  if (schema.kind === 'text' && schema.idOf)
    return [
      {
        label: '{ $id: … }',
        kind: 'snippet',
        insert: { snippet: form('$id', `./name.${schema.idOf}.yaml`) },
        documentation: `Stands for the id of what this ${schema.idOf} spec describes; filled in on deploy.`,
      },
    ];
  const wantsFile =
    schema.kind === 'config' ||
    (schema.kind === 'text' && takesFile(schema) && schema.form !== undefined);
  if (!wantsFile) return [];
  const sample = schema.kind === 'config' ? './interface.yaml' : './text.html';
  return [
    {
      label: '{ $file: … }',
      kind: 'snippet',
      insert: { snippet: form('$file', sample) },
      documentation: 'Stands for the text of a file, relative to this spec.',
    },
  ];
}

/** A component in braces, for slots that have no value yet. */
function componentDrafts(place: CompletionPlace, schema: Schema): readonly Draft[] {
  if (schema.kind !== 'slot' || (notationOf(place) === 'json' && place.cursor.quote !== ''))
    return [];
  const json = place.doc.format === 'json';
  const types = Object.keys(
    valuesOf(undecidedComponent(schema.accepts).fields.type?.schema ?? { kind: 'any' }),
  );
  return types.map((type) => {
    const wanted = Object.entries(components[type]?.fields ?? {}).filter(
      ([name, field]) => field.required ?? name === 'path',
    );
    const rest = wanted
      .map(([name], i) => (json ? `, "${name}": $${i + 1}` : `, ${name}: $${i + 1}`))
      .join('');
    const quoted = json
      ? `"type": "${type}"`
      : `type: ${type.startsWith('@') ? `'${type}'` : type}`;
    return {
      label: type,
      kind: 'component',
      insert: { snippet: `{ ${quoted}${rest} \\}` },
      documentation: components[type]?.about ?? '',
      detail: components[type]?.undocumented ? 'component, undocumented' : 'component',
    };
  });
}
