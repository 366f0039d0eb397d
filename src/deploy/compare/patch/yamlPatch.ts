import {
  entryAt,
  inOneLine,
  type ListNode,
  type MapEntry,
  type MapNode,
  type SpecDocument,
  type SpecNode,
} from '../../../spec';
import type { Path } from '../changes';
import { yamlOf } from '../yamlText';
import type { Edit } from './edit';

/**
 * The YAML text after an edit; what the edit does not touch stays as it is to the letter. Undefined
 * when the notation leaves no place for it: the caller then writes a larger piece anew.
 */
export function patchYaml(doc: SpecDocument, edit: Edit): string | undefined {
  const last = edit.at.at(-1);
  const owner = edit.at.length === 1 ? doc.root : doc.nodeAt(edit.at.slice(0, -1));
  if (owner === undefined || last === undefined) return undefined;
  const inFlow = hasFlowAbove(doc, edit.at.slice(0, -1));
  const writer = new Writer(doc, inFlow ? 'flow' : 'block');
  if (owner.kind === 'map') return writer.inMap(owner, String(last), edit);
  if (owner.kind === 'list' && typeof last === 'number') return writer.inList(owner, last, edit);
  return undefined;
}

/** Block notation cannot stand inside brackets. */
function hasFlowAbove(doc: SpecDocument, owner: Path): boolean {
  return [...owner, null].some((_, depth) => {
    const node = depth === 0 ? doc.root : doc.nodeAt(owner.slice(0, depth));
    return node !== undefined && node.kind !== 'scalar' && node.flow;
  });
}

function isOnLine(node: SpecNode): boolean {
  return node.kind === 'scalar' && ['plain', 'single', 'double'].includes(node.style);
}

class Writer {
  readonly #doc: SpecDocument;
  readonly #notation: 'block' | 'flow';
  readonly #eol: string;

  constructor(doc: SpecDocument, notation: 'block' | 'flow') {
    this.#doc = doc;
    this.#notation = notation;
    this.#eol = doc.text.includes('\r\n') ? '\r\n' : '\n';
  }

  inMap(map: MapNode, key: string, edit: Edit): string | undefined {
    const entry = entryAt(map, key);
    // What a merge key or an alias brings in stands elsewhere.
    if (entry?.merged || (entry && entry.value.start < entry.key.end)) return undefined;
    if (edit.op === 'remove') return entry ? this.#removeEntry(map, entry) : this.#doc.text;
    return entry ? this.#setValue(entry, edit.value) : this.#addEntry(map, key, edit.value);
  }

  inList(list: ListNode, index: number, edit: Edit): string | undefined {
    // The commas of a list in brackets are not worth the trouble: it is written anew.
    if (list.flow || this.#notation === 'flow') return undefined;
    const item = list.items[index];
    switch (edit.op) {
      case 'set':
        return (
          item &&
          this.#replace(item.start, this.#endOf(item), this.#item(list, edit.value).slice(2))
        );
      case 'add':
        return this.#addItem(list, index, edit.value);
      case 'remove':
        return item && list.items.length > 1 ? this.#removeLines(list.start, item) : undefined;
    }
  }

  #setValue({ key, value }: MapEntry, to: unknown): string {
    if (value.kind === 'scalar' && typeof to === 'string' && value.style === 'double')
      return this.#replace(value.start, value.end, JSON.stringify(to));
    const colon = this.#doc.text.indexOf(':', key.end);
    const column = this.#columnOf(key.start);
    const end = this.#endOf(value);
    if (this.#notation === 'flow')
      return this.#replace(colon + 1, Math.max(colon + 1, end), ` ${inOneLine(to, 'yaml')}`);
    const text = this.#after(to, column);
    if (text.includes('\n')) return this.#setLines(colon + 1, end, to, column);
    // An anchor before the value stays, and so does what somebody lined up.
    const start = isOnLine(value) ? value.start : colon + 1;
    const by = isOnLine(value) ? text.trimStart() : text;
    return this.#replace(start, Math.max(start, end), by);
  }

  /** A value of several lines behind a colon; a comment behind the old value stays behind the colon. */
  #setLines(start: number, end: number, to: unknown, column: number): string {
    const from = Math.max(start, end);
    const comment = this.#doc.text.slice(from, this.#lineEnd(from)).trimEnd();
    // A block of text would swallow comments below it that are indented as deep.
    const swallows = typeof to === 'string' && this.#afterNotes(from, column) > this.#lineEnd(from);
    if (swallows) return this.#replace(start, from, ` ${JSON.stringify(to)}`);
    const [first = '', ...more] = this.#after(to, column).split(this.#eol);
    const text = [first + comment, ...more].join(this.#eol);
    return this.#replace(start, this.#lineEnd(from), text);
  }

  #addEntry(map: MapNode, key: string, value: unknown): string | undefined {
    const last = map.entries.filter((entry) => !entry.merged).at(-1);
    if (this.#notation === 'flow') {
      const text = inOneLine({ [key]: value }, 'yaml').slice(2, -2);
      if (last)
        return this.#replace(
          this.#endOf(last.value, last),
          this.#endOf(last.value, last),
          `, ${text}`,
        );
      return map.flow ? this.#replace(map.start + 1, map.end - 1, ` ${text} `) : undefined;
    }
    if (!last) return undefined;
    const column = this.#columnOf(map.entries[0]?.key.start ?? map.start);
    const end = this.#afterNotes(this.#endOf(last.value, last), column);
    const text = this.#indented(yamlOf({ [key]: value }), column);
    return this.#replace(end, end, this.#eol + ' '.repeat(column) + text);
  }

  #removeEntry(map: MapNode, entry: MapEntry): string | undefined {
    const own = map.entries.filter(({ merged }) => !merged);
    const next = own[own.indexOf(entry) + 1] ?? own.find(({ key }) => key.start > entry.key.start);
    const end = this.#endOf(entry.value, entry);
    if (this.#notation === 'flow') {
      const before = own.filter(({ key }) => key.start < entry.key.start).at(-1);
      if (next) return this.#replace(entry.key.start, next.key.start, '');
      const start = before ? this.#endOf(before.value, before) : entry.key.start;
      return this.#replace(start, end, '');
    }
    if (own.length === 1) return undefined;
    if (this.#isFirstOnLine(entry.key.start))
      return this.#cutLines(this.#lineStart(entry.key.start), end);
    // The entry behind a dash: the next one takes its place.
    return next && this.#replace(entry.key.start, next.key.start, '');
  }

  #addItem(list: ListNode, index: number, value: unknown): string {
    const before = list.items[index - 1];
    const [text, column] = [this.#item(list, value), this.#columnOf(list.start)];
    if (before === undefined)
      return this.#replace(list.start, list.start, text + this.#eol + ' '.repeat(column));
    const end = this.#afterNotes(this.#endOf(before), column);
    return this.#replace(end, end, this.#eol + ' '.repeat(column) + text);
  }

  /** Takes an item out with its dash and its lines. */
  #removeLines(listStart: number, item: SpecNode): string | undefined {
    const dash = this.#doc.text.lastIndexOf('-', item.start - 1);
    if (dash < listStart) return undefined;
    if (this.#isFirstOnLine(dash)) return this.#cutLines(this.#lineStart(dash), this.#endOf(item));
    return undefined;
  }

  /** `- …` with what follows indented below the dash. */
  #item(list: ListNode, value: unknown): string {
    return this.#indented(yamlOf([value]), this.#columnOf(list.start));
  }

  /** What stands behind the colon of a key in this column. */
  #after(value: unknown, column: number): string {
    return this.#indented(yamlOf({ k: value }), column).slice(2);
  }

  #indented(yaml: string, column: number): string {
    return yaml
      .trimEnd()
      .split('\n')
      .map((line, i) => (i === 0 || line === '' ? line : ' '.repeat(column) + line))
      .join(this.#eol);
  }

  #cutLines(start: number, end: number): string {
    const { text } = this.#doc;
    const after = this.#lineEnd(end);
    const next = text.startsWith('\r\n', after) ? after + 2 : Math.min(text.length, after + 1);
    return this.#replace(start, next, '');
  }

  #replace(start: number, end: number, by: string): string {
    const { text } = this.#doc;
    return text.slice(0, start) + by + text.slice(end);
  }

  /** Where a node's own text ends; the ranges of some reach over blanks behind it. */
  #endOf(node: SpecNode, entry?: MapEntry): number {
    const { text } = this.#doc;
    let end = Math.max(node.end, entry?.key.end ?? node.start);
    if (entry !== undefined && node.end <= entry.key.end)
      end = text.indexOf(':', entry.key.end) + 1;
    while (end > node.start && /\s/.test(text.charAt(end - 1))) end -= 1;
    return end;
  }

  #lineEnd(offset: number): number {
    const rest = /\r?\n/g;
    rest.lastIndex = offset;
    return rest.exec(this.#doc.text)?.index ?? this.#doc.text.length;
  }

  /** The end of the line at `offset`, or of the last comment below it that is indented deeper than `column`. */
  #afterNotes(offset: number, column: number): number {
    const { text } = this.#doc;
    let end = this.#lineEnd(offset);
    for (let at = end; at < text.length;) {
      const next = this.#lineEnd(at + 1 + (text.startsWith('\r\n', at) ? 1 : 0));
      const line = text.slice(at, next).replace(/^\r?\n/, '');
      const indent = line.search(/\S/);
      if (indent >= 0 && (line.charAt(indent) !== '#' || indent <= column)) break;
      if (indent >= 0) end = next;
      at = next;
    }
    return end;
  }

  #lineStart(offset: number): number {
    return this.#doc.text.lastIndexOf('\n', offset - 1) + 1;
  }

  #columnOf(offset: number): number {
    return offset - this.#lineStart(offset);
  }

  #isFirstOnLine(offset: number): boolean {
    return this.#doc.text.slice(this.#lineStart(offset), offset).trim() === '';
  }
}
