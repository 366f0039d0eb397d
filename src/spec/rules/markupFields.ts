import { stringOf, type ScalarNode } from '../document/node';
import { scalarOffsets } from '../text/scalarOffsets';
import type { Span } from '../validate/report';
import { checkDeclared, fieldIds } from './fieldIds';
import type { Rule } from './rule';

const fieldTag = /\{\{#?field\s[^}]*?\bname\s*=\s*(["'])([^"']+)\1/g;

/** `{{field name="…"}}` in classic markup writes an output that the spec declares. */
export const markupFields: Rule = (doc, report) => {
  const markup =
    doc.kind === 'project' ? doc.nodeAt(['task_spec', 'view_spec', 'markup']) : undefined;
  const text = stringOf(markup);
  const outputs = fieldIds(doc, 'output_spec');
  if (markup?.kind !== 'scalar' || text === undefined || !outputs) return;
  const offsets = scalarOffsets(doc.text, markup);
  for (const found of text.matchAll(fieldTag)) {
    const path = found[2] ?? '';
    // A name put together by the template cannot be told here.
    if (path.includes('{')) continue;
    const from = found.index + found[0].length - path.length - 1;
    const span = spanIn(markup, offsets, from, from + path.length);
    checkDeclared(
      { code: 'undeclared-output', spec: 'output_spec', path, span, prefix: '' },
      outputs,
      report,
    );
  }
};

function spanIn(
  markup: ScalarNode,
  offsets: Int32Array | undefined,
  from: number,
  to: number,
): Span {
  if (!offsets) return markup;
  return { start: offsets[from] ?? markup.start, end: offsets[to] ?? markup.end };
}
