import type { MapEntry, MapNode, SpecNode } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import type { TextEdit } from './fix';
import { inOneLine, yamlText } from './written';

export function replacement(
  doc: SpecDocument,
  { start, end }: { readonly start: number; readonly end: number },
  newText: string,
): TextEdit {
  return { range: doc.lines.range(start, end), newText };
}

/** Adds an entry at the end of a mapping, in the notation that the mapping is written in. */
export function addEntry(
  doc: SpecDocument,
  map: MapNode,
  key: string,
  value: unknown,
): TextEdit | undefined {
  // What a merge key brings in stands elsewhere.
  const own = map.entries.filter((entry) => !entry.merged);
  const last = own.at(-1);
  const name = doc.format === 'json' ? JSON.stringify(key) : yamlText(key);
  const text = `${name}: ${inOneLine(value, doc.format)}`;
  if (!map.flow) return last && ownLine(doc, map, last, text);
  if (!last) {
    const inside = doc.format === 'json' ? text : ` ${text} `;
    return replacement(doc, { start: map.start + 1, end: map.end - 1 }, inside);
  }
  const end = Math.max(last.key.end, last.value.end);
  return replacement(doc, { start: end, end }, `,${spaceBefore(doc, last)}${text}`);
}

/** Entries of flow notation on lines of their own are followed by one on its own line. */
function spaceBefore(doc: SpecDocument, { key }: MapEntry): string {
  const line = doc.lines.lineStart(doc.lines.positionAt(key.start).line);
  const before = doc.text.slice(line, key.start);
  return before.trim() === '' ? eolOf(doc) + before : ' ';
}

function ownLine(doc: SpecDocument, map: MapNode, last: MapEntry, text: string): TextEdit {
  const column = doc.lines.positionAt(map.entries[0]?.key.start ?? map.start).character;
  let end = Math.max(last.key.end, last.value.end);
  while (end > last.key.end && /\s/.test(doc.text.charAt(end - 1))) end--;
  const rest = /^[^\r\n]*/.exec(doc.text.slice(end, end + 2000))?.[0] ?? '';
  end += rest.length;
  return replacement(doc, { start: end, end }, eolOf(doc) + ' '.repeat(column) + text);
}

export function eolOf(doc: SpecDocument): string {
  return doc.text.includes('\r\n') ? '\r\n' : '\n';
}

/** Takes an entry out, with its line or with the comma that parts it from its neighbour. */
export function removeEntry(
  doc: SpecDocument,
  map: MapNode,
  entry: MapEntry,
): TextEdit | undefined {
  if (entry.merged) return undefined;
  const at = map.entries.indexOf(entry);
  const end = Math.max(entry.key.end, entry.value.end);
  if (map.flow) {
    const next = map.entries[at + 1];
    if (next) return replacement(doc, { start: entry.key.start, end: next.key.start }, '');
    const before = map.entries[at - 1];
    const start = before ? Math.max(before.key.end, before.value.end) : entry.key.start;
    return replacement(doc, { start, end }, '');
  }
  // The only entry of a block leaves nothing that could stand there.
  if (map.entries.length === 1) return undefined;
  const next = map.entries[at + 1];
  if (next) return replacement(doc, { start: entry.key.start, end: next.key.start }, '');
  let last = end;
  while (last > entry.key.end && /\s/.test(doc.text.charAt(last - 1))) last--;
  const line = doc.lines.lineStart(doc.lines.positionAt(entry.key.start).line);
  const start = Math.max(0, line - (doc.text.slice(line - 2, line) === '\r\n' ? 2 : 1));
  return replacement(doc, { start, end: last }, '');
}

/** Adds an item to the end of a list; undefined where a block list is empty. */
export function addItem(doc: SpecDocument, list: SpecNode, value: unknown): TextEdit | undefined {
  if (list.kind !== 'list') return undefined;
  const last = list.items.at(-1);
  const text = inOneLine(value, doc.format);
  if (list.flow) {
    if (!last) return replacement(doc, { start: list.start + 1, end: list.end - 1 }, text);
    return replacement(doc, { start: last.end, end: last.end }, `, ${text}`);
  }
  if (!last) return undefined;
  const { character: column } = doc.lines.positionAt(list.start);
  let end = last.end;
  while (end > last.start && /\s/.test(doc.text.charAt(end - 1))) end--;
  end += (/^[^\r\n]*/.exec(doc.text.slice(end, end + 2000))?.[0] ?? '').length;
  return replacement(doc, { start: end, end }, `${eolOf(doc)}${' '.repeat(column)}- ${text}`);
}
