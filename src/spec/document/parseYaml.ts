import { keyLineAt, sequenceItemAt, type KeyLine } from './yamlEntryLines';
import type { ParseCache } from './parseCache';
import { YamlLeaves, type YamlCache } from './yamlLeaves';
import { firstContentLine, indentAt, lineStartOf, outlineOf, type Outline } from './yamlLines';
import { mergedEntries } from './yamlNodes';
import type { YamlPiece } from './yamlPiece';
import type { ListNode, MapEntry, MapNode, SpecNode } from './node';
import { maxDepth, type ParsedTree } from './tree';

/**
 * Parses YAML entry by entry. A block mapping or sequence is cut along its indentation; only pieces
 * of a few lines go to the YAML library. So a mistake spoils no more than its own piece, and a cache
 * of pieces makes parsing after an edit cost what the edit touched.
 */
export function parseYaml(source: string, cache?: ParseCache): ParsedTree {
  // A lone CR breaks a line in YAML, too, but not for the library.
  const outline = outlineOf(source.replaceAll(/\r(?!\n)/g, '\n'));
  const reader = new BlockReader(outline, cache?.yaml);
  const root = reader.readDocument();
  return { root, problems: reader.leaves.problems, shared: reader.leaves.shared };
}

/** A piece of at most this many lines is parsed whole, unless it holds a mistake. */
const leafLines = 24;

/** Lines [from, to); the first line's content begins at column `indent`, whatever stands before it. */
interface Block {
  readonly from: number;
  readonly to: number;
  readonly indent: number;
}

function isSameBlock(a: Block, b: Block): boolean {
  return a.from === b.from && a.to === b.to && a.indent === b.indent;
}

class BlockReader {
  readonly leaves: YamlLeaves;
  readonly #outline: Outline;
  #last: { readonly block: Block; readonly piece: YamlPiece } | undefined;

  constructor(outline: Outline, cache: YamlCache | undefined) {
    this.#outline = outline;
    this.leaves = new YamlLeaves(cache);
  }

  readDocument(): SpecNode | undefined {
    const { from, to } = this.#documentLines();
    const first = firstContentLine(this.#outline, from, to);
    if (first === to) return undefined;
    return this.#read({ from: first, to, indent: indentAt(this.#outline, first) }, 0);
  }

  /** Only the first document of a stream is a spec; the marker of a second one is reported. */
  #documentLines(): { from: number; to: number } {
    const { text, count } = this.#outline;
    const isMarker = (line: number) => /^(---|\.\.\.)(\s|$)/.test(this.#lineText(line));
    let from = 0;
    let line = firstContentLine(this.#outline, 0, count);
    while (line < count && text.startsWith('%', lineStartOf(this.#outline, line)))
      line = firstContentLine(this.#outline, line + 1, count);
    if (line < count && /^---\s*(#.*)?$/.test(this.#lineText(line).trimEnd())) from = line + 1;
    for (let next = from; next < count; next++) {
      if (indentAt(this.#outline, next) !== 0 || !isMarker(next)) continue;
      this.#reportSecondDocument(next);
      return { from, to: next };
    }
    return { from, to: count };
  }

  #reportSecondDocument(marker: number): void {
    const { count } = this.#outline;
    if (firstContentLine(this.#outline, marker + 1, count) === count) return;
    const start = lineStartOf(this.#outline, marker);
    this.leaves.report(
      'several-documents',
      'A spec file holds one document. Move what follows into a file of its own.',
      start,
      start + 3,
    );
  }

  #lineText(line: number): string {
    const start = lineStartOf(this.#outline, line);
    const end = lineStartOf(this.#outline, line + 1);
    return this.#outline.text.slice(start, end).replace(/\r?\n$/, '');
  }

  #read(block: Block, depth: number): SpecNode | undefined {
    if (depth > maxDepth) return this.#leaf(block, depth);
    if (block.to - block.from > leafLines)
      return this.#readParts(block, depth) ?? this.#leaf(block, depth);
    if (this.#piece(block).whole) return this.#leaf(block, depth);
    return this.#readParts(block, depth) ?? this.#leaf(block, depth);
  }

  /** Undefined when the block is not a block collection that can be cut. */
  #readParts(block: Block, depth: number): SpecNode | undefined {
    const first = sequenceItemAt(this.#outline, block.from, block.indent);
    if (first) return this.#readSequence(block, depth);
    const starts = this.#partStarts(block, false);
    const hasKey = starts.some((line) => this.#keyLine(block, line) !== undefined);
    if (!hasKey || (starts.length === 1 && block.to - block.from === 1)) return undefined;
    return this.#readMapping(block, starts, depth);
  }

  #partStarts(block: Block, sequence: boolean): number[] {
    const starts = [block.from];
    for (let line = block.from + 1; line < block.to; line++) {
      const indent = indentAt(this.#outline, line);
      if (indent < 0 || indent > block.indent) continue;
      // In a mapping, dashes at the same indentation are the value of the key above them.
      const dash = sequenceItemAt(this.#outline, line, indent) !== undefined;
      if (dash === sequence || indent < block.indent) starts.push(line);
    }
    return starts;
  }

  #keyLine(block: Block, line: number): KeyLine | undefined {
    const column = line === block.from ? block.indent : indentAt(this.#outline, line);
    return keyLineAt(this.#outline, line, column);
  }

  #readMapping(block: Block, starts: readonly number[], depth: number): MapNode {
    const entries: MapEntry[] = [];
    const parts = starts.map((line, i) => ({ line, end: starts[i + 1] ?? block.to }));
    for (const { line, end } of parts) {
      const key = this.#keyLine(block, line);
      const indent = line === block.from ? block.indent : indentAt(this.#outline, line);
      const part = { from: line, to: end, indent };
      if (indent < block.indent) this.leaves.reportIndent(lineStartOf(this.#outline, line), indent);
      const entry = key?.bare && this.#readBareEntry(part, key, depth);
      if (entry) entries.push(entry);
      else this.#leafEntries(part, entries, depth);
    }
    const start = lineStartOf(this.#outline, block.from) + block.indent;
    return {
      kind: 'map',
      flow: false,
      start,
      end: entries.at(-1)?.value.end ?? start,
      entries: mergedEntries(entries),
    };
  }

  /** `key:` with its value on the lines below. */
  #readBareEntry(part: Block, key: KeyLine, depth: number): MapEntry | undefined {
    if (this.#isSmallAndWhole(part)) return undefined;
    const body = firstContentLine(this.#outline, part.from + 1, part.to);
    if (body === part.to) return undefined;
    const indent = indentAt(this.#outline, body);
    const dashes = sequenceItemAt(this.#outline, body, indent) !== undefined;
    if (indent < part.indent || (indent === part.indent && !dashes)) return undefined;
    const value = this.#read({ from: body, to: part.to, indent }, depth + 1);
    return value && { key: key.key, value };
  }

  #isSmallAndWhole(part: Block): boolean {
    return part.to - part.from <= leafLines && this.#piece(part).whole;
  }

  #leafEntries(part: Block, into: MapEntry[], depth: number): void {
    const node = this.#leaf(part, depth);
    if (node?.kind === 'map' && !node.flow) into.push(...node.entries);
    else if (node) this.leaves.reportMissingColon(node);
  }

  #readSequence(block: Block, depth: number): ListNode {
    const items: SpecNode[] = [];
    const starts = this.#partStarts(block, true);
    starts.forEach((line, i) => {
      const end = starts[i + 1] ?? block.to;
      const indent = line === block.from ? block.indent : indentAt(this.#outline, line);
      const item = this.#readItem({ from: line, to: end, indent }, depth);
      if (item) items.push(item);
    });
    const start = lineStartOf(this.#outline, block.from) + block.indent;
    return { kind: 'list', flow: false, start, end: items.at(-1)?.end ?? start, items };
  }

  #readItem(part: Block, depth: number): SpecNode | undefined {
    const column = sequenceItemAt(this.#outline, part.from, part.indent);
    if (column !== undefined && column > 0 && !this.#isSmallAndWhole(part))
      return this.#read({ ...part, indent: column }, depth + 1);
    const node = this.#leaf(part, depth);
    if (node?.kind === 'list' && !node.flow) return node.items[0];
    if (node) this.leaves.reportMissingDash(node);
    return undefined;
  }

  /** Whoever asks whether a piece is whole asks for its content next. */
  #piece(block: Block): YamlPiece {
    const last = this.#last;
    if (last && isSameBlock(last.block, block)) return last.piece;
    const piece = this.leaves.piece(this.#slice(block));
    this.#last = { block, piece };
    return piece;
  }

  /** The block's text; what stands before its first column, such as a dash, is made blank. */
  #slice(block: Block): string {
    const start = lineStartOf(this.#outline, block.from);
    const end = lineStartOf(this.#outline, block.to);
    if (indentAt(this.#outline, block.from) === block.indent)
      return this.#outline.text.slice(start, end);
    return ' '.repeat(block.indent) + this.#outline.text.slice(start + block.indent, end);
  }

  #leaf(block: Block, depth: number): SpecNode | undefined {
    return this.leaves.read(this.#piece(block), lineStartOf(this.#outline, block.from), depth);
  }
}
