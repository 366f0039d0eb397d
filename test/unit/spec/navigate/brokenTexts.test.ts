import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  completeAt,
  definitionAt,
  formatSpec,
  formHelpAt,
  highlightsAt,
  hoverAt,
  inlayHintsOf,
  lensesOf,
  referencesAt,
  renameAt,
  renameEdits,
} from '../../../../src/spec';
import { changedText, outsideOf, specAt, type Folder } from './folder';
import { reading } from './reading';

const specs = Object.keys(reading).filter((path) => path.endsWith('.yaml'));
const junk = [
  '',
  '{',
  '}',
  '[',
  '- ',
  ': ',
  '&a ',
  '*a',
  '\t',
  '"',
  "'",
  '\r\n',
  '|',
  '<<: *a\n',
  '{{',
  '😀',
];

/** A folder in which one spec is cut and pasted about, and a place in it. */
const brokenFolder = fc
  .record({
    path: fc.constantFrom(...specs),
    at: fc.nat(),
    cut: fc.nat(60),
    pasted: fc.constantFrom(...junk),
    cursor: fc.nat(),
  })
  .map(({ path, at, cut, pasted, cursor }) => {
    const text = reading[path] ?? '';
    const from = at % text.length;
    const broken = text.slice(0, from) + pasted + text.slice(from + cut);
    const folder: Folder = { ...reading, [path]: broken };
    return { folder, path, cursor: cursor % (broken.length + 1) };
  });

describe('a broken text in a folder', () => {
  it('is answered for, whatever is asked about any place of it', () => {
    fc.assert(
      fc.property(brokenFolder, ({ folder, path, cursor }) => {
        const doc = specAt(folder, path);
        assert.ok(doc);
        const outside = outsideOf(folder, path);
        const position = doc.lines.positionAt(cursor);
        definitionAt(doc, position, outside);
        referencesAt(doc, position, outside);
        hoverAt(doc, position, outside);
        formHelpAt(doc, position);
        completeAt(doc, position, outside);
        lensesOf(doc);
        inlayHintsOf(doc, doc.lines.range(0, doc.text.length), outside);
        const marks = highlightsAt(doc, position, outside);
        const renaming = renameAt(doc, position, outside);
        if (renaming) assert.ok(marks.length > 0 || renaming.placeholder !== '');
        renameEdits(doc, position, 'another', outside);
        const formatted = changedText(doc.text, formatSpec(doc, { indent: 2 }));
        assert.deepEqual(doc.reparse(formatted).value(), doc.reparse(doc.text).value());
      }),
      { numRuns: 60 },
    );
  });

  it('shows the same names, whether they are looked up at once or one by one', () => {
    fc.assert(
      fc.property(brokenFolder, ({ folder, path, cursor }) => {
        const [fresh, warm] = [specAt(folder, path), specAt(folder, path)];
        assert.ok(fresh && warm);
        const outside = { path };
        const position = warm.lines.positionAt(cursor);
        highlightsAt(warm, position, outside);
        assert.deepEqual(
          renameAt(fresh, position, outside)?.range,
          renameAt(warm, position, outside)?.range,
        );
      }),
      { numRuns: 150 },
    );
  });
});
