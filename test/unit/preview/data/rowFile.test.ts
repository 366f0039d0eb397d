import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RowFile, type RowFileOptions } from '../../../../src/preview/data/rowFile';
import { textInMemory, type TasksText } from '../../../../src/preview/data/tasksText';
import type { FieldSpecs, TasksFormat } from '../../../../src/spec';

const inputSpec: FieldSpecs = {
  text: { type: 'string' },
  n: { type: 'integer', required: false },
};
const specs = { inputSpec, outputSpec: {} };
const never = new AbortController().signal;

const fileOf = (text: string, format: TasksFormat, more: Partial<RowFileOptions> = {}): RowFile =>
  new RowFile(textInMemory(text, '1'), { format, kind: 'main', ...more });

async function inputs(file: RowFile): Promise<readonly unknown[]> {
  await file.countAll(() => undefined, never);
  const rows = Array.from({ length: file.count }, (_, i) => file.row(i, specs));
  return (await Promise.all(rows)).map((row) => row?.input_values.text);
}

async function found(file: RowFile, text: string): Promise<readonly number[]> {
  const rows: number[] = [];
  for await (const batch of file.search(text, never)) rows.push(...batch.map(({ row }) => row));
  return rows;
}

describe('the rows of a tasks file', () => {
  it('are found by number in every format', async () => {
    const wanted = ['one', 'two', 'three'];
    const api = wanted.map((text) => ({ input_values: { text } }));
    const texts: Readonly<Record<TasksFormat, string>> = {
      tsv: 'INPUT:text\none\n\r\n"two"\r\nthree',
      csv: '\uFEFFINPUT:text,INPUT:n\none,1\ntwo,2\nthree,3\n',
      json: ` [ ${api.map((task) => JSON.stringify(task)).join(' ,\n ')} ] `,
      jsonl: `${api.map((task) => JSON.stringify(task)).join('\n')}\n\n`,
    };
    for (const [format, text] of Object.entries(texts)) {
      assert.deepEqual(await inputs(fileOf(text, format as TasksFormat)), wanted, format);
    }
  });

  it('may hold quotes, delimiters and line breaks', async () => {
    const text = 'INPUT:text\n"a ""b"" c\nd\te"\nplain " quote\n"x"\n';
    assert.deepEqual(await inputs(fileOf(text, 'tsv')), ['a "b" c\nd\te', 'plain " quote', 'x']);
  });

  it('are shown as texts where they do not fit input_spec', async () => {
    const row = await fileOf('INPUT:text\tINPUT:n\nfine\tmany\n', 'tsv').row(0, specs);
    assert.deepEqual(row?.input_values, { text: 'fine', n: 'many' });
  });

  it('behind the last one are not there', async () => {
    const file = fileOf('INPUT:text\none\n', 'tsv');
    assert.equal(await file.row(1, specs), undefined);
    assert.equal(await file.row(-1, specs), undefined);
  });

  it('are searched in upper and lower case, also over the borders of pieces', async () => {
    const lines = Array.from({ length: 300 }, (_, i) => `row ${String(i)} Ünder`);
    const text = `INPUT:text\n${lines.join('\n')}\n`;
    for (const size of [1, 7, 100_000]) {
      const file = new RowFile(inPieces(text, size), { format: 'tsv', kind: 'main' });
      assert.deepEqual(
        await found(file, 'ROW 29'),
        [29, 290, 291, 292, 293, 294, 295, 296, 297, 298, 299],
      );
      assert.equal((await found(file, 'ünder')).length, 300);
    }
  });

  it('are read without reading the whole file', async () => {
    const lines = Array.from({ length: 50_000 }, (_, i) => `line ${String(i)}`);
    const read: number[] = [];
    const text = inPieces(`INPUT:text\n${lines.join('\n')}\n`, 4096, (bytes) => read.push(bytes));
    const file = new RowFile(text, { format: 'tsv', kind: 'main' });
    assert.deepEqual((await file.row(0, specs))?.input_values, { text: 'line 0' });
    assert.equal(file.counting, 'going-on');
    await file.countAll(() => undefined, never);
    assert.equal(file.count, 50_000);
    read.length = 0;
    assert.deepEqual((await file.row(43_210, specs))?.input_values, { text: 'line 43210' });
    assert.ok(read.reduce((sum, bytes) => sum + bytes, 0) < 1000);
  });

  it('are the same however the file arrives', async () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', '"', '\n', '\t', 'ü', ' ') })
      .map((s) => `x${s}`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(cell, { maxLength: 70 }),
        fc.integer({ min: 1, max: 9 }),
        async (cells, size) => {
          const rows = cells.map((value) => `"${value.replaceAll('"', '""')}"`);
          const text = `INPUT:text\n${rows.join('\n')}`;
          const file = new RowFile(inPieces(text, size), { format: 'tsv', kind: 'main' });
          assert.deepEqual(await inputs(file), cells);
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** A text that arrives in pieces of so many bytes, and tells how much of it is read. */
function inPieces(
  text: string,
  size: number,
  told: (bytes: number) => void = () => undefined,
): TasksText {
  const bytes = new TextEncoder().encode(text);
  return {
    stamp: '1',
    // eslint-disable-next-line @typescript-eslint/require-await
    async *pieces() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    },
    read: (start, end) => {
      told(end - start);
      return Promise.resolve(bytes.subarray(start, end));
    },
  };
}
