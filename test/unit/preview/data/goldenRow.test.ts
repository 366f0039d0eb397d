import assert from 'node:assert/strict';
import { appended, goldenRow } from '../../../../src/preview/data/goldenRow';
import { RowFile } from '../../../../src/preview/data/rowFile';
import { textInMemory } from '../../../../src/preview/data/tasksText';
import { parseTasksFile, type TasksFormat } from '../../../../src/spec';

const file = (text: string, format: TasksFormat, columns?: Record<string, string>) => ({
  path: 'data/golden.tsv',
  rows: new RowFile(textInMemory(text, '1'), { format, kind: 'golden', columns }),
});

const input = { text: 'a\t"b"', links: ['x,y', 'z'] };
const output = { ok: true, note: 'fine', more: { a: 1 } };

describe('a golden row', () => {
  it('follows the header of its file and says what the file has no column for', async () => {
    const text = 'GOLDEN:ok\tINPUT:text\tHINT:text\tINPUT:links\ttitle\n';
    const row = await goldenRow(file(text, 'tsv', { title: 'GOLDEN:note' }), input, output);
    assert.equal(row.text, 'true\t"a\t""b"""\t\t"""x,y"",z"\tfine');
    assert.deepEqual(row.leftOut, ['more']);
  });

  it('is read back as it was', async () => {
    const header = 'INPUT:text\tINPUT:links\tGOLDEN:ok\tGOLDEN:note\tGOLDEN:more';
    const row = await goldenRow(file(`${header}\n`, 'tsv'), input, output);
    const { tasks } = parseTasksFile(`${header}\n${row.text}\n`, {
      format: 'tsv',
      kind: 'golden',
      inputSpec: { text: { type: 'string' }, links: { type: 'array_string' } },
      outputSpec: {
        ok: { type: 'boolean' },
        note: { type: 'string' },
        more: { type: 'json' },
      },
    });
    const [task] = tasks;
    assert.ok(task);
    assert.deepEqual(task.input_values, input);
    assert.deepEqual(task.known_solutions?.[0]?.output_values, output);
  });

  it('brings the platform header where there is no file yet', async () => {
    const row = await goldenRow(undefined, { text: 'a' }, { ok: true });
    assert.equal(row.header, 'INPUT:text\tGOLDEN:ok');
    assert.deepEqual(appended('', row), { offset: 0, insert: 'INPUT:text\tGOLDEN:ok\na\ttrue\n' });
  });

  it('is put at the end of a file, however that ends', async () => {
    const row = await goldenRow(file('INPUT:text\na', 'tsv'), { text: 'b' }, {});
    assert.deepEqual(appended('INPUT:text\na', row), { offset: 12, insert: '\nb\n' });
    const line = await goldenRow(file('', 'jsonl'), { text: 'b' }, { ok: true });
    const json = '{"input_values":{"text":"b"},"known_solutions":[{"output_values":{"ok":true}}]}';
    assert.deepEqual(appended('{}\n', line), { offset: 3, insert: `${json}\n` });
    const item = await goldenRow(file('[]', 'json'), { text: 'b' }, { ok: true });
    const put = (text: string): unknown => {
      const { offset, insert } = appended(text, item);
      return JSON.parse(text.slice(0, offset) + insert + text.slice(offset));
    };
    assert.deepEqual(put('[]'), [JSON.parse(json)]);
    assert.deepEqual(put('[ {"a": 1}\n]\n'), [{ a: 1 }, JSON.parse(json)]);
  });
});
