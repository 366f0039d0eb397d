import type { Trace } from '../schema/trace';
import type { CompletionItem } from './completionItem';
import { extraIndent } from './keyItems';
import { notationOf, sortText, type CompletionPlace } from './place';
import type { Ready, ReadyPiece, Stop } from './readyPiece';
import { readyFilters } from './readyFilters';
import { readySpecs } from './readySpecs';
import { readyRules } from './readyRules';
import { escaped, type Notation } from './snippets';

const pieces: Readonly<Record<string, readonly ReadyPiece[]>> = {
  'quality control config': readyRules,
  filter: readyFilters,
  ...readySpecs,
};

/** Whole specs, rules and filter conditions, where nothing of one is written yet. */
export function readyItems(
  place: CompletionPlace,
  { map, object, parents }: Trace & { at: 'key' },
): readonly CompletionItem[] {
  // A condition is an item of a group: the filter itself begins with a group.
  const inGroup = object.title !== 'filter' || /^(?:and|or)$/.test(keyOf(parents));
  if (map.entries.length > 1 || place.cursor.hasColon || !inGroup) return [];
  const notation = notationOf(place);
  const indent = extraIndent(place);
  return (pieces[object.title] ?? []).map(({ label, alias, about, value }, rank) => ({
    label,
    kind: 'snippet',
    insertText: entriesText(value, notation, indent),
    replace: place.doc.lines.range(place.cursor.start, place.cursor.end),
    documentation: about,
    filterText: `${label} ${alias}`,
    // Behind the keys, which come by rank, and before what is rare.
    sortText: sortText(900 + rank),
  }));
}

function keyOf(parents: (Trace & { at: 'key' })['parents']): string {
  return String(parents.at(-1)?.entry.key.value);
}

type ReadyMap = Readonly<Record<string, Ready>>;

function isStop(value: Ready): value is Stop {
  return typeof value === 'object' && 'stop' in value;
}

function isMap(value: Ready): value is ReadyMap {
  return typeof value === 'object' && !Array.isArray(value) && !isStop(value);
}

/** The entries of a mapping whose braces, or whose dash, stand already. */
function entriesText(map: ReadyMap, notation: Notation, indent: string): string {
  if (notation !== 'block') return flowEntries(map, notation);
  return Object.entries(map)
    .map(([key, value]) => `${escaped(key)}:${blockText(value, `${indent}  `)}`)
    .join(`\n${indent}`);
}

function flowEntries(map: ReadyMap, notation: Notation): string {
  const quote = notation === 'json' ? '"' : '';
  return Object.entries(map)
    .map(([key, value]) => `${quote}${escaped(key)}${quote}: ${flowText(value, notation)}`)
    .join(', ');
}

/** What follows the colon. Mappings of a few plain values stay on one line. */
function blockText(value: Ready, indent: string): string {
  if (Array.isArray(value))
    return value.map((item: Ready) => `\n${indent}- ${itemText(item, indent)}`).join('');
  if (!isMap(value) || isFlat(value)) return ` ${flowText(value, 'flow')}`;
  return `\n${indent}${entriesText(value, 'block', indent)}`;
}

function itemText(item: Ready, indent: string): string {
  return isMap(item) && !isFlat(item)
    ? entriesText(item, 'block', `${indent}  `)
    : flowText(item, 'flow');
}

function isFlat(map: ReadyMap): boolean {
  return Object.values(map).every((value) => typeof value !== 'object' || isStop(value));
}

function flowText(value: Ready, notation: Notation): string {
  if (Array.isArray(value))
    return `[${value.map((item: Ready) => flowText(item, notation)).join(', ')}]`;
  if (isMap(value)) return `{ ${flowEntries(value, notation)} \\}`;
  const quote = notation === 'json' && isText(value) ? '"' : '';
  if (typeof value !== 'object') return `${quote}${escaped(String(value))}${quote}`;
  return isStop(value)
    ? `${quote}\${${value.stop}:${escaped(String(value.standard))}}${quote}`
    : '';
}

function isText(value: Ready): boolean {
  return typeof value === 'string' || (isStop(value) && typeof value.standard === 'string');
}
