import { stringOf, type ScalarNode, type SpecNode } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import { scalarOffsets } from '../text/scalarOffsets';
import type { Outside } from '../validate/outside';
import type { Span } from '../validate/report';
import { referencedText } from './referencedFile';
import { authoringForm } from './references';

/** A text of a spec, written there or in a file of its own. */
export interface WrittenText {
  readonly text: string;
  /** Where the characters [from, to) of the text stand. */
  span(from: number, to: number): Span;
}

/** Undefined when the node is no text, or its file is not known. */
export function writtenText(
  doc: SpecDocument,
  node: SpecNode | undefined,
  outside: Outside,
): WrittenText | undefined {
  if (!node) return undefined;
  if (node.kind === 'scalar') return stringOf(node) === undefined ? undefined : inline(doc, node);
  const form = authoringForm(node);
  const found = form?.form === '$file' ? outside.file?.(form.path) : undefined;
  if (!form || found?.state !== 'found') return undefined;
  const file = referencedText(form.path, found.text);
  return { text: file.text, span: (start, end) => ({ start, end, file }) };
}

function inline(doc: SpecDocument, scalar: ScalarNode): WrittenText {
  let offsets: Int32Array | undefined;
  return {
    text: String(scalar.value),
    span(from, to) {
      offsets ??= scalarOffsets(doc.text, scalar);
      if (!offsets) return scalar;
      return { start: offsets[from] ?? scalar.start, end: offsets[to] ?? scalar.end };
    },
  };
}
