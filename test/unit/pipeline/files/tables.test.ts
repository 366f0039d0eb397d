import assert from 'node:assert/strict';
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
    const ids = ['../x', '.._x', 'a/b', 'a_b', 'A_B', '', '..', 'CON'];
    const names = fileNames(ids);
    assert.equal(new Set(names.map((name) => name.toLowerCase())).size, ids.length);
    for (const name of names) assert.doesNotMatch(name, /[/\\]|^\.+$/);
  });
});
