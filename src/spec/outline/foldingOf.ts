import type { SpecNode } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import { isOwn, isWithin, spanOfEntry, treeIn } from './spans';

/** Lines that can be folded away below `startLine`; zero-based, `endLine` included. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind?: 'comment';
}

/** Entries and items of several lines, and blocks of comments, by line. */
export function foldingOf(doc: SpecDocument): readonly Fold[] {
  const ends = new Map<number, number>();
  const add = (start: number, node: SpecNode): void => {
    const startLine = doc.lines.positionAt(start).line;
    const endLine = lastLine(doc, node);
    if (endLine > startLine) ends.set(startLine, Math.max(endLine, ends.get(startLine) ?? 0));
  };
  if (doc.root) visit(doc, doc.root, add);
  const nodes = [...ends].map(([startLine, endLine]): Fold => ({ startLine, endLine }));
  const comments = doc.format === 'yaml' ? commentBlocks(doc) : [];
  return [...nodes, ...comments].sort((a, b) => a.startLine - b.startLine);
}

/** A closing bracket on a line of its own stays in sight. */
function lastLine(doc: SpecDocument, node: SpecNode): number {
  const { line } = doc.lines.positionAt(node.end);
  const closing = node.kind !== 'scalar' && node.flow;
  return closing && /^\s*$/.test(doc.text.slice(doc.lines.lineStart(line), node.end - 1))
    ? line - 1
    : line;
}

function visit(
  doc: SpecDocument,
  node: SpecNode,
  add: (start: number, node: SpecNode) => void,
): void {
  if (node.kind === 'scalar') return;
  if (node.kind === 'list') {
    for (const item of node.items) {
      if (!isWithin(item, node)) continue;
      add(item.start, item);
      visit(doc, item, add);
    }
    return;
  }
  if (node === doc.root && node.flow) add(node.start, node);
  for (const entry of node.entries) {
    if (!isOwn(entry, node) || !isWithin(entry.value, spanOfEntry(entry))) continue;
    add(entry.key.start, entry.value);
    visit(doc, treeIn(doc, entry.key.value, entry.value), add);
  }
}

/** Two or more lines of nothing but comments. Signs in block scalars are no comments. */
function commentBlocks(doc: SpecDocument): readonly Fold[] {
  const texts = blockTexts(doc);
  const folds: Fold[] = [];
  let first: number | undefined;
  const { lineCount } = doc.lines;
  for (let line = 0; line <= lineCount; line++) {
    const isComment = line < lineCount && isCommentLine(doc, line) && !texts.has(line);
    if (isComment) first ??= line;
    else if (first !== undefined) {
      if (line - first > 1) folds.push({ startLine: first, endLine: line - 1, kind: 'comment' });
      first = undefined;
    }
  }
  return folds;
}

function isCommentLine(doc: SpecDocument, line: number): boolean {
  return /^[ \t]*#/.test(doc.text.slice(doc.lines.lineStart(line), doc.lines.lineStart(line + 1)));
}

/** Lines of texts that run over several lines. */
function blockTexts(doc: SpecDocument): ReadonlySet<number> {
  const lines = new Set<number>();
  const collect = (node: SpecNode, seen: Set<SpecNode>): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind === 'list') for (const item of node.items) collect(item, seen);
    if (node.kind === 'map') for (const { value } of node.entries) collect(value, seen);
    if (node.kind !== 'scalar') return;
    const from = doc.lines.positionAt(node.start).line;
    const to = doc.lines.positionAt(node.end).line;
    for (let line = from + 1; line <= to; line++) lines.add(line);
  };
  if (doc.root) collect(doc.root, new Set());
  return lines;
}
