import assert from 'node:assert/strict';
import { parseSpec, semanticTokensOf } from '../../../../src/spec';
import { editedSpecs } from '../edits/specs';

/** Of a text with this many answers, each with a field that writes it and a text that reads an input. */
const longProject = (answers: number): string => `public_name: Long
task_spec:
  input_spec: { text: { type: string } }
  output_spec:
${Array.from({ length: answers }, (_, i) => `    answer_${i}: { type: string }\n`).join('')}  view_spec:
    type: tb
    config:
      view:
        type: view.list
        items:
${Array.from(
  { length: answers },
  (_, i) => `          - type: field.text
            data: { type: data.output, path: answer_${i} }
          - type: view.text
            content: { type: data.input, path: text }
`,
).join('')}`;

describe('semantic tokens of a range', () => {
  const texts = {
    ...editedSpecs,
    'long project': { kind: 'project', format: 'yaml', text: longProject(40) },
  } as const;
  for (const [name, { kind, format, text }] of Object.entries(texts))
    it(`are those of the whole text that touch it: ${name}`, () => {
      const whole = semanticTokensOf(parseSpec(text, { kind, format }));
      const doc = parseSpec(text, { kind, format });
      for (let line = 0; line < doc.lines.lineCount; line += 3) {
        const range = { start: { line, character: 0 }, end: { line: line + 7, character: 0 } };
        const wanted = whole.filter(
          ({ range: { start } }) => start.line >= line && start.line < line + 7,
        );
        const found = semanticTokensOf(doc, range).filter(
          ({ range: { start } }) => start.line >= line && start.line < line + 7,
        );
        assert.deepEqual(found, wanted, `lines ${line} to ${line + 7}`);
      }
    });

  it('do not ask what stands far from it', () => {
    const text = longProject(2000);
    const doc = parseSpec(text, { kind: 'project', format: 'yaml' });
    const items = doc.nodeAt(['task_spec', 'view_spec', 'config', 'view', 'items']);
    assert.equal(items?.kind, 'list');
    let asked = 0;
    for (const item of items.items) {
      const { entries } = item.kind === 'map' ? item : { entries: [] };
      Object.defineProperty(item, 'entries', {
        get: () => {
          asked++;
          return entries;
        },
      });
    }
    const line = doc.lines.lineCount - 100;
    semanticTokensOf(doc, {
      start: { line, character: 0 },
      end: { line: line + 20, character: 0 },
    });
    assert.ok(asked < 100, `${asked} of ${items.items.length} items were looked into`);
  });
});
