/** Lines of a text that stands in a file, or in a scalar of a spec. */
import type { ScalarNode } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import { LineIndex, type Position, type Range } from '../text/position';
import { scalarOffsets } from '../text/scalarOffsets';

export interface TextLines {
  /** Where lines of the text stand in its file, first to last; undefined when there are none such. */
  range(from: number, to: number): Range | undefined;
  /** The line of the text at a position of its file; undefined outside of the text. */
  lineAt(position: Position): number | undefined;
}

/** A text that is a file by itself. */
export function wholeText(text: string): TextLines {
  const last = text.split('\n').length - 1;
  return {
    range: (from, to) => ({
      start: { line: Math.min(from, last), character: 0 },
      end: { line: Math.min(to, last), character: Number.MAX_SAFE_INTEGER },
    }),
    lineAt: ({ line }) => Math.min(line, last),
  };
}

/** A text inside of a spec: a block scalar has a line of the spec for each of its own. */
export function inlineLines(doc: SpecDocument, node: ScalarNode): TextLines {
  const value = String(node.value);
  const own = new LineIndex(value);
  const offsets = scalarOffsets(doc.text, node);
  const outer = (offset: number): Position =>
    doc.lines.positionAt(offsets ? (offsets[offset] ?? node.end) : node.start);
  const count = value.split('\n').length;
  return {
    range: (from, to) => {
      if (from >= count) return undefined;
      const start = outer(own.offsetAt({ line: from, character: 0 }));
      const end = outer(own.offsetAt({ line: Math.min(to, count - 1) + 1, character: 0 }));
      return { start, end: end.line > start.line && end.character >= 0 ? end : start };
    },
    lineAt: (position) => {
      const offset = doc.lines.offsetAt(position);
      const first = doc.lines.positionAt(node.start).line;
      if (!offsets || offset > node.end || position.line < first) return undefined;
      let found: number | undefined;
      for (let line = 0; line < count; line++) {
        const at = outer(own.offsetAt({ line, character: 0 }));
        if (at.line > position.line) break;
        if (at.line === position.line) return line;
        found = line;
      }
      return offset >= node.start ? found : undefined;
    },
  };
}
