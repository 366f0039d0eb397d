import type { MapNode } from '../document/node';
import type { Field, ObjectSchema } from '../schema/schema';
import { describeField, typeWords } from '../hover/describe';
import type { CompletionItem } from './completionItem';
import { mark } from './cursor';
import { notationOf, sortText, type CompletionPlace } from './place';
import { entrySnippet, escaped } from './snippets';

/** The keys a mapping still lacks: required ones first, then by the schema's order, the rare ones last. */
export function keyItems(
  place: CompletionPlace,
  map: MapNode,
  object: ObjectSchema,
): readonly CompletionItem[] {
  const present = new Set(map.entries.map((entry) => String(entry.key.value)));
  const fields = [...Object.entries(object.fields), ...freeKeys(object)];
  return fields
    .filter(([name]) => !present.has(name) || name.includes(mark))
    .map(([name, field], order) => ({ name, field, rank: rankOf(field) * 1000 + order }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ name, field, rank }) => keyItem(place, name, field, rank));
}

function freeKeys({ others }: ObjectSchema): readonly (readonly [string, Field])[] {
  if (!others?.keyValues) return [];
  return Object.entries(others.keyValues).map(([name, words]) => [
    name,
    { schema: others.schema, about: `${words} ${others.about}` },
  ]);
}

function rankOf(field: Field): number {
  if (field.required) return 0;
  if (field.readOnly) return 3;
  return field.undocumented || field.deprecated !== undefined ? 2 : 1;
}

function keyItem(place: CompletionPlace, name: string, field: Field, rank: number): CompletionItem {
  const { cursor, doc } = place;
  return {
    label: name,
    kind: 'key',
    insertText: keyInsertion(place, name, field),
    replace: doc.lines.range(cursor.start, cursor.end),
    documentation: describeField(name, field),
    detail: field.required ? `${typeWords(field.schema)}, required` : typeWords(field.schema),
    sortText: sortText(rank),
  };
}

/** Only the name when its colon stands already. */
function keyInsertion(place: CompletionPlace, name: string, field: Field): string {
  const { cursor } = place;
  const notation = notationOf(place);
  const quote = notation === 'json' ? '"' : cursor.quote;
  if (cursor.hasColon) return `${quote}${escaped(name)}${quote}`;
  return entrySnippet(name, field, notation, extraIndent(place));
}

/**
 * The editor indents further lines of a snippet like the line it stands on. Behind the dash of a list
 * item they must go deeper than that line.
 */
export function extraIndent({ doc, cursor }: CompletionPlace): string {
  const position = doc.lines.positionAt(cursor.start);
  const lineStart = doc.lines.lineStart(position.line);
  const line = doc.text.slice(lineStart, cursor.start);
  const leading = line.length - line.trimStart().length;
  return ' '.repeat(line.trim() === '' ? 0 : position.character - leading);
}
