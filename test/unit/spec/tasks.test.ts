import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  delimitedRows,
  parseTasksFile,
  sampleRows,
  tasksFormatOf,
  type TasksFileOptions,
} from '../../../src/spec';

const specs: TasksFileOptions = {
  format: 'tsv',
  kind: 'main',
  inputSpec: { text: { type: 'string' }, n: { type: 'integer', required: false } },
  outputSpec: { ok: { type: 'boolean' } },
};

const read = (text: string, more: Partial<TasksFileOptions> = {}) =>
  parseTasksFile(text, { ...specs, ...more });
const codes = (text: string, more: Partial<TasksFileOptions> = {}) =>
  read(text, more).problems.map(
    ({ code, range }) => `${code} ${range.start.line}:${range.start.character}`,
  );

describe('a tasks file', () => {
  it('is of the format that its name tells', () => {
    assert.equal(tasksFormatOf('a/b.TSV'), 'tsv');
    assert.equal(tasksFormatOf('b.ndjson'), 'jsonl');
    assert.equal(tasksFormatOf('b.xlsx'), undefined);
  });

  it('gives tasks with typed values', () => {
    assert.deepEqual(read('INPUT:text\tINPUT:n\na\t5\n"b ""c""\td"\t\n').tasks, [
      { input_values: { text: 'a', n: 5 } },
      { input_values: { text: 'b "c"\td' } },
    ]);
  });

  it('gives golden and training tasks their answers and hints', () => {
    const text = 'INPUT:text,GOLDEN:ok,HINT:text,TASK:overlap\na,true,because,7\n';
    const solved = {
      input_values: { text: 'a' },
      known_solutions: [{ output_values: { ok: true }, correctness_weight: 1 }],
      overlap: 7,
    };
    assert.deepEqual(read(text, { format: 'csv', kind: 'golden' }).tasks, [solved]);
    assert.deepEqual(read(text, { format: 'csv', kind: 'training' }).tasks, [
      { ...solved, message_on_unknown_solution: 'because' },
    ]);
    assert.deepEqual(read(text, { format: 'csv' }).tasks, [
      { input_values: { text: 'a' }, overlap: 7 },
    ]);
  });

  it('may have columns of its own', () => {
    const columns = { sentence: 'text', answer: 'GOLDEN:ok' };
    const { tasks } = read('sentence\tanswer\tnote\na\ttrue\tx\n', { columns, kind: 'golden' });
    assert.deepEqual(tasks[0]?.input_values, { text: 'a' });
  });

  it('may be JSON or JSON Lines, of whole tasks or of columns', () => {
    const whole = {
      input_values: { text: 'a' },
      known_solutions: [
        { output_values: { ok: true } },
        { output_values: { ok: false }, correctness_weight: 0.5 },
      ],
    };
    const json = JSON.stringify([{ id: 'x', ...whole }, { 'INPUT:text': 'b' }]);
    assert.deepEqual(read(json, { format: 'json' }).tasks, [
      whole,
      { input_values: { text: 'b' } },
    ]);
    assert.deepEqual(
      read('{"INPUT:text":"b"}\n\n{"INPUT:text":"c"}', { format: 'jsonl' }).tasks.length,
      2,
    );
  });

  it('has its mistakes named at their place, and keeps the other rows', () => {
    const text = 'INPUT:text\tINPUT:n\na\tmany\n\t1\nb\t2\tmore\nc\t3\n';
    assert.deepEqual(codes(text), [
      'task-value-type 1:2',
      'task-value-missing 2:0',
      'task-row-shape 3:4',
    ]);
    assert.deepEqual(read(text).tasks, [{ input_values: { text: 'c', n: 3 } }]);
  });

  it('needs the right columns', () => {
    assert.deepEqual(codes('INPUT:n\n1\n'), ['task-column-missing 0:0']);
    assert.deepEqual(codes('INPUT:text\ttext\na\tb\n'), ['task-column-unknown 0:11']);
    assert.deepEqual(codes('INPUT:text\tINPUT:x\na\tb\n'), ['task-column-unknown 0:11']);
    assert.deepEqual(codes(''), ['task-file-empty 0:0']);
  });

  it('needs answers and hints where they belong', () => {
    assert.deepEqual(codes('INPUT:text\na\n', { kind: 'golden' }), ['task-solution-missing 1:0']);
    const { problems, tasks } = read('INPUT:text\tGOLDEN:ok\na\ttrue\n', { kind: 'training' });
    assert.deepEqual(
      problems.map(({ code, severity }) => [code, severity]),
      [['task-hint-missing', 'warning']],
    );
    assert.equal(tasks.length, 1);
  });

  it('has its quotes closed', () => {
    assert.deepEqual(codes('INPUT:text\n"a\n'), ['task-row-shape 1:0']);
  });
});

describe('values of a tasks file', () => {
  const one = (type: string, cell: string): unknown =>
    parseTasksFile(`INPUT:v\n${cell}\n`, {
      format: 'tsv',
      kind: 'main',
      inputSpec: { v: { type: type as 'string' } },
    }).tasks[0]?.input_values.v;

  it('are read by their type', () => {
    assert.equal(one('float', '-1.5'), -1.5);
    assert.equal(one('boolean', 'TRUE'), true);
    assert.equal(one('url', 'https://example.com/a'), 'https://example.com/a');
    assert.equal(one('coordinates', '55.7, 37.6'), '55.7, 37.6');
    assert.deepEqual(one('json', '"{""a"":[1]}"'), { a: [1] });
    assert.deepEqual(one('array_integer', '1,2,3'), [1, 2, 3]);
    assert.deepEqual(one('array_string', '"a,""b,c"""'), ['a', 'b,c']);
  });

  it('are refused when they are not of it', () => {
    for (const [type, cell] of [
      ['integer', '1.5'],
      ['url', 'ftp:x'],
      ['coordinates', '95,0'],
      ['json', '{'],
      ['array_integer', '1,x'],
    ] as const)
      assert.equal(one(type, cell), undefined, `${type} ${cell}`);
  });
});

describe('delimited rows', () => {
  it('read back what was written, whatever it holds', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ',', ' ', 'é') });
    const quoted = (text: string) =>
      /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }),
        (rows) => {
          const text = rows.map((row) => row.map(quoted).join('\t') + '\n').join('');
          const back = [...delimitedRows(text, '\t')].map((row) => row.map(({ value }) => value));
          assert.deepEqual(back, rows);
        },
      ),
    );
  });
});

describe('a sample of rows', () => {
  const rows = Array.from({ length: 50 }, (_, i) => i);

  it('is the same for the same seed, in order and without repetition', () => {
    assert.deepEqual(sampleRows(rows, 10, 7), sampleRows(rows, 10, 7));
    assert.notDeepEqual(sampleRows(rows, 10, 7), sampleRows(rows, 10, 8));
    fc.assert(
      fc.property(fc.nat(60), fc.integer(), (count, seed) => {
        const sample = sampleRows(rows, count, seed);
        assert.equal(sample.length, Math.min(count, rows.length));
        assert.ok(sample.every((row, i) => i === 0 || row > (sample[i - 1] ?? -1)));
      }),
    );
  });
});
