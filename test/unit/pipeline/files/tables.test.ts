import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fileNames } from '../../../../src/pipeline/files/fileNames';
import { delimitedRows, delimitedText } from '../../../../src/spec';

describe('a table of the dataset', () => {
  it('is read back as it was written, whatever is in its cells', () => {
    const rows = [
      ['text_id', 'text'],
      ['1', 'plain'],
      ['2', 'with "quotes", a\ttab,\na line break and \\'],
      ['3', ''],
    ];
    const read = [...delimitedRows(delimitedText(rows, '\t'), '\t')].map((row) =>
      row.map(({ value }) => value),
    );
    assert.deepEqual(read, rows);
  });
});

describe('names of audio files', () => {
  it('are the ids where that is possible', () => {
    assert.deepEqual(fileNames(['en-001', 'en-002']), ['en-001', 'en-002']);
  });

  it('never leave the folder and never meet, whatever the ids are', () => {
    const ids = [
      '../x',
      '.._x',
      'a/b',
      'a_b',
      'A_B',
      '',
      '..',
      'CON',
      'com¹',
      'ſ',
      's',
      'ß',
      'ss',
      'é',
      'e\u0301',
    ];
    assertApart(fileNames(ids));
    const hostile = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.string({
          unit: fc.constantFrom('a', 'A', 'ſ', 's', 'K', '\u212a', '.', '/', ' ', '-', '\u0301'),
        }),
        fc.constantFrom('nul', 'NUL.txt', 'com1', 'x.', 'x..', '𐌰'.repeat(150), 'ж'.repeat(150)),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(hostile, (some) => assertApart(fileNames([...new Set(some)]))),
      {
        numRuns: 60,
      },
    );
  });

  it('do not meet a name that was made with a hash', () => {
    const [made = ''] = fileNames(['a b']);
    assertApart(fileNames(['a b', made]));
  });
});

/** As file systems see them that ignore case and accents' spelling, and as Windows does. */
function assertApart(names: readonly string[]): void {
  const seen = names.map((name) => name.normalize('NFKD').toUpperCase().toLowerCase());
  assert.equal(new Set(seen).size, names.length, names.join(' '));
  for (const name of names) {
    assert.doesNotMatch(name, /[\p{C}/\\:*?"<>|]|^\.|[. ]$/u);
    assert.doesNotMatch(name, /^(con|prn|aux|nul|(com|lpt)[\d¹²³])(\.|$)/i);
    assert.ok(Buffer.byteLength(name) <= 200, name);
    assert.equal(Buffer.from(name).toString(), name, 'half a character');
  }
}
