import type { ListNode, MapEntry, MapNode, ScalarNode, SpecNode } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import { isOwn, isWithin, spanOfEntry } from '../outline/spans';
import type { OffsetEdit } from './textEdits';

/**
 * New indentations, line by line. Block collections move to the column that their depth asks for; what
 * has an indentation of its own (block texts, collections in braces, texts of several lines) moves along
 * as it is.
 */
export class LineLayout {
  /** Lines whose trailing blanks belong to a text. */
  readonly verbatim = new Set<number>();
  readonly #columns = new Map<number, number>();
  /** Edits behind a dash. */
  readonly #gaps: OffsetEdit[] = [];

  constructor(
    private readonly doc: SpecDocument,
    private readonly indent: number,
  ) {
    if (doc.root) this.#place(doc.root, 0, this.#column(doc.root.start));
    this.#placeComments();
  }

  get edits(): readonly OffsetEdit[] {
    const indents = [...this.#columns].map(([line, column]) => {
      const start = this.doc.lines.lineStart(line);
      return { start, end: start + this.#indentOf(line), newText: ' '.repeat(Math.max(0, column)) };
    });
    return [...indents, ...this.#gaps];
  }

  #line(offset: number): number {
    return this.doc.lines.positionAt(offset).line;
  }

  #column(offset: number): number {
    return this.doc.lines.positionAt(offset).character;
  }

  #text(line: number): string {
    const { lines, text } = this.doc;
    return text.slice(lines.lineStart(line), lines.lineStart(line + 1)).replace(/\r?\n$/, '');
  }

  #indentOf(line: number): number {
    const content = this.#text(line);
    return content.length - content.trimStart().length;
  }

  /** A line begins with this offset when nothing but blanks stands before it. */
  #beginsLine(offset: number): boolean {
    return this.#indentOf(this.#line(offset)) === this.#column(offset);
  }

  /** `owner` is the present column of what the node belongs to: by how much that moves, flow text does. */
  #place(node: SpecNode, column: number, present: number): void {
    if (this.#beginsLine(node.start)) this.#columns.set(this.#line(node.start), column);
    if (node.kind === 'scalar' || node.flow) this.#shift(node, column - present);
    else if (node.kind === 'map') this.#placeMap(node, column);
    else this.#placeList(node, column);
  }

  #placeMap(node: MapNode, column: number): void {
    for (const entry of node.entries) {
      if (!isOwn(entry, node)) continue;
      const { key } = entry;
      if (this.#beginsLine(key.start)) this.#columns.set(this.#line(key.start), column);
      if (isWithin(entry.value, spanOfEntry(entry))) this.#placeValue(entry, column);
    }
  }

  #placeValue({ key, value }: MapEntry, column: number): void {
    const present = this.#column(key.start);
    const block =
      value.kind === 'scalar' && (value.style === 'literal' || value.style === 'folded');
    if (block) this.#placeBlockText(value, column, present);
    else if (this.#line(value.start) === this.#line(key.start))
      this.#shift(value, column - present);
    else this.#place(value, column + this.indent, this.#column(value.start));
  }

  #placeList(node: ListNode, column: number): void {
    for (const item of node.items) {
      if (!isWithin(item, node)) continue;
      const dash = this.#dashBefore(item.start);
      if (dash === undefined) continue;
      if (this.#beginsLine(dash)) this.#columns.set(this.#line(dash), column);
      this.#placeItem(item, dash, column);
    }
  }

  #placeItem(item: SpecNode, dash: number, column: number): void {
    const block = item.kind === 'scalar' && (item.style === 'literal' || item.style === 'folded');
    const present = this.#column(dash);
    if (block) this.#placeBlockText(item, column, present);
    else if (this.#line(dash) !== this.#line(item.start))
      this.#place(item, column + this.indent, this.#column(item.start));
    else {
      this.#gaps.push({ start: dash + 1, end: item.start, newText: ' ' });
      if (item.kind === 'scalar' || item.flow) this.#shift(item, column - present);
      else this.#place(item, column + 2, this.#column(item.start));
    }
  }

  /** Offset of the dash with only white space between it and the item; undefined when more stands there. */
  #dashBefore(start: number): number | undefined {
    const { text } = this.doc;
    let at = start - 1;
    while (at >= 0 && /\s/.test(text.charAt(at))) at--;
    return text.charAt(at) === '-' && at < start - 1 ? at : undefined;
  }

  /** Moves the lines below the first one as they are. */
  #shift(node: SpecNode, by: number): void {
    const last = this.#line(node.end);
    for (let line = this.#line(node.start) + 1; line <= last; line++) {
      const indent = this.#indentOf(line);
      if (this.#text(line).trim() !== '' && !this.#text(line).slice(0, indent).includes('\t'))
        this.#columns.set(line, Math.max(0, indent + by));
    }
  }

  /** A block text stands one level below its key, unless its header says how deep. */
  #placeBlockText(node: ScalarNode, column: number, present: number): void {
    const first = this.#line(node.start) + 1;
    const last = this.#lastLineOfBlock(first);
    const header = this.#text(first - 1);
    const content = this.#contentIndent(first, last);
    for (let line = first; line <= last; line++) this.verbatim.add(line);
    if (content === undefined) return;
    const explicit = /[|>][+-]?[1-9][+-]?\s*(?:#.*)?$/.test(header);
    const by = explicit ? column - present : column + this.indent - content;
    for (let line = first; line <= last; line++) {
      const indent = this.#indentOf(line);
      const blank = this.#text(line).trim() === '';
      // Blanks beyond the block's own indentation are text; fewer of them say nothing.
      const column = blank && indent <= content ? 0 : Math.max(0, indent + by);
      this.#columns.set(line, column);
    }
  }

  #contentIndent(first: number, last: number): number | undefined {
    for (let line = first; line <= last; line++)
      if (this.#text(line).trim() !== '') return this.#indentOf(line);
    return undefined;
  }

  /** Blank lines behind a block text belong to it; a comment that is less indented does not. */
  #lastLineOfBlock(first: number): number {
    let last = first - 1;
    let content: number | undefined;
    for (let line = first; line < this.doc.lines.lineCount; line++) {
      const blank = this.#text(line).trim() === '';
      if (!blank) content ??= this.#indentOf(line);
      if (!blank && this.#indentOf(line) < (content ?? 0)) break;
      if (!blank && content === 0 && line === first) break;
      last = line;
    }
    return last;
  }

  /** A comment goes with the line below it that is indented like it, or else with one above. */
  #placeComments(): void {
    const { lineCount } = this.doc.lines;
    const placed = new Map(this.#columns);
    for (let line = 0; line < lineCount; line++) {
      if (placed.has(line) || this.verbatim.has(line)) continue;
      if (!/^ *#/.test(this.#text(line))) continue;
      const indent = this.#indentOf(line);
      const column =
        this.#columnLike(indent, line, 1, placed) ?? this.#columnLike(indent, line, -1, placed);
      if (column !== undefined) this.#columns.set(line, column);
    }
  }

  /** Where the nearest line in a direction went; undefined unless it is indented alike. */
  #columnLike(
    indent: number,
    from: number,
    step: 1 | -1,
    placed: ReadonlyMap<number, number>,
  ): number | undefined {
    for (let line = from + step; line >= 0 && line < this.doc.lines.lineCount; line += step) {
      if (this.verbatim.has(line)) {
        if (step === 1) return undefined;
        continue;
      }
      const column = placed.get(line);
      if (column === undefined) continue;
      const other = this.#indentOf(line);
      if (other === indent) return column;
      if (other < indent || step === 1) return undefined;
    }
    return undefined;
  }
}
