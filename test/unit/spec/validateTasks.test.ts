import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  createTasksCheck,
  parseTasksFile,
  textsReading,
  validateTasks,
  type Diagnostic,
  type TasksCheckOptions,
} from '../../../src/spec';

const specs: TasksCheckOptions = {
  format: 'tsv',
  kind: 'main',
  inputSpec: {
    text: { type: 'string', max_length: 5 },
    n: { type: 'integer', required: false, min_value: 1, max_value: 9 },
    tags: { type: 'array_string', required: false, max_size: 2 },
  },
  outputSpec: { ok: { type: 'string', allowed_values: ['yes', 'no'] } },
};

const place = ({ code, range }: Diagnostic): string =>
  `${code} ${range.start.line}:${range.start.character}`;

function pieces(text: string, size: number): readonly string[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, i) =>
    text.slice(i * size, (i + 1) * size),
  );
}

const told = (text: string, more: Partial<TasksCheckOptions> = {}, size = 7): readonly string[] =>
  [...validateTasks(pieces(text, size), { ...specs, ...more })].map(place);

describe('checking a tasks file as a stream', () => {
  it('finds what parsing finds, in the same places, whatever the pieces', () => {
    const cell = fc.constantFrom('a', '"b\n""x"', 'toolong', '5', '', 'é', '"', '{"a":1}', ',');
    const row = fc.array(cell, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 6 }),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 9 }),
        (rows, eol, size) => {
          const text = ['INPUT:text\tINPUT:n', ...rows.map((cells) => cells.join('\t'))].join(eol);
          const whole = parseTasksFile(text, specs).problems.map(place);
          assert.deepEqual(
            told(text, {}, size).filter((problem) => !problem.startsWith('task-duplicate')),
            whole,
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('does so for JSON and JSON Lines', () => {
    const item = '{"input_values": {"text": "a]}\\"", "n": 5}}';
    const wrong = '{"input_values": {"text": "b", "n": "x"}}';
    const at = wrong.indexOf('"x"');
    for (const size of [1, 3, 50, 1000]) {
      const list = `[\n  ${item},\n  ${wrong},\n  5\n]\n`;
      assert.deepEqual(told(list, { format: 'json' }, size), [
        `task-value-type 2:${at + 2}`,
        'wrong-type 3:2',
      ]);
      assert.deepEqual(told(`${item}\n\n${wrong}`, { format: 'jsonl' }, size), [
        `task-value-type 2:${at}`,
      ]);
    }
  });

  it('says where a list of tasks breaks off', () => {
    assert.deepEqual(told('{"a": 1}', { format: 'json' }), ['wrong-type 0:0']);
    assert.deepEqual(told('[{"INPUT:text": "a"}', { format: 'json' }), ['syntax-error 0:20']);
    assert.deepEqual(told('[{"INPUT:text": "a"} {"INPUT:text": "b"}] x', { format: 'json' }), [
      'syntax-error 0:21',
      'syntax-error 0:42',
    ]);
    assert.deepEqual(told('', { format: 'json' }), ['task-file-empty 0:0']);
  });

  it('knows fields of whole tasks that the project does not declare', () => {
    const text = '[{"input_values": {"text": "a", "m": 1}}]';
    assert.deepEqual(told(text, { format: 'json' }), ['task-column-unknown 0:32']);
  });

  it('holds values to what their fields allow', () => {
    assert.deepEqual(
      told('INPUT:text\tINPUT:n\tINPUT:tags\ntoo long\t1\t\na\t10\t\nb\t1\tx,y,z\n'),
      ['task-value-not-allowed 1:0', 'task-value-not-allowed 2:2', 'task-value-not-allowed 3:4'],
    );
  });

  it('holds known answers to the allowed values, where they are sent', () => {
    const text = 'INPUT:text\tGOLDEN:ok\na\tmaybe\nb\tyes\n';
    assert.deepEqual(told(text, { kind: 'golden' }), ['task-value-not-allowed 1:2']);
    assert.deepEqual(told(text), []);
  });

  it('tells rows that stand there twice', () => {
    assert.deepEqual(told('INPUT:text\tINPUT:n\na\t1\nb\t1\na\t2\na\t1\n'), ['task-duplicate 4:0']);
  });

  it('tells ids that should be there once', () => {
    const text = 'text_id\ttext\n1\ta\n2\tb\n1\tc\n';
    const reading = textsReading('./texts.tsv');
    assert.ok(reading);
    assert.deepEqual(told(text, reading), ['text-id-repeated 3:0']);
    assert.deepEqual(told(text.replace('1\tc', '3\tc'), reading), []);
    assert.deepEqual(
      told('nr\tbody\n1\ta\n1\tb\n', textsReading('a.tsv', { nr: 'text_id', body: 'text' })),
      ['text-id-repeated 2:0'],
    );
  });

  it('still knows them among very many', () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `${i}\n`).join('');
    assert.deepEqual(told(`INPUT:text\n${rows}17\n`, {}, 1000), ['task-duplicate 5001:0']);
  });

  it('knows another delimiter by the header', () => {
    assert.deepEqual(told('INPUT:text,INPUT:n\na,1\n'), ['task-file-delimiter 0:0']);
    assert.deepEqual(told('INPUT:text;INPUT:n\na;1\n', { format: 'csv' }), [
      'task-file-delimiter 0:0',
    ]);
    assert.deepEqual(told('INPUT:text\na,1\n'), []);
  });

  it('knows a file that is not UTF-8', () => {
    assert.deepEqual(told('INPUT:text\na\uFFFDb\n'), ['task-file-encoding 1:1']);
    assert.equal(told('I\0N\0P\0U\0T\0')[0], 'task-file-encoding 0:1');
    assert.deepEqual(told('\uFEFFINPUT:text\na\n'), []);
  });

  it('stops telling after enough', () => {
    const check = createTasksCheck({ ...specs, most: 3 });
    const found = [...check.push('INPUT:text\n' + 'too long\n'.repeat(10)), ...check.end()];
    assert.equal(found.length, 3);
    assert.ok(check.full);
  });

  it('does not wait for a closing quote for ever', () => {
    const check = createTasksCheck(specs);
    check.push('INPUT:text\n"never closed\n');
    let found: readonly Diagnostic[] = [];
    for (let i = 0; i < 40 && found.length === 0; i++) found = check.push('a\n'.repeat(20_000));
    assert.equal(found[0] && place(found[0]), 'task-row-shape 1:0');
  });
});
