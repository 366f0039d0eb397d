import assert from 'node:assert/strict';
import { tasksFixesFor, textAtHand, validateTasks, type TasksFileOptions } from '../../../src/spec';

const training: TasksFileOptions = {
  format: 'tsv',
  kind: 'training',
  inputSpec: { text: { type: 'string' }, note: { type: 'string', required: false } },
  outputSpec: { ok: { type: 'boolean' } },
};

/** The text after the first fix of the first diagnostic of a code; that diagnostic is then gone. */
function fixed(code: string, text: string, reading: TasksFileOptions): string {
  const file = textAtHand(text);
  const found = [...validateTasks([text], reading)];
  const diagnostic = found.find((one) => one.code === code);
  assert.ok(diagnostic, `nothing was told of ${code}: ${found.map((one) => one.code).join(', ')}`);
  const [fix] = tasksFixesFor(file, diagnostic, reading);
  assert.ok(fix, `there is no fix for ${code}`);
  const edits = fix.edits.map(({ range, newText }) => ({
    start: file.lines.offsetAt(range.start),
    end: file.lines.offsetAt(range.end),
    newText,
  }));
  const after = edits
    .sort((a, b) => b.start - a.start)
    .reduce((all, { start, end, newText }) => all.slice(0, start) + newText + all.slice(end), text);
  const left = [...validateTasks([after], reading)].filter((one) => one.code === code);
  assert.equal(left.length, found.filter((one) => one.code === code).length - 1, after);
  return after;
}

const hint = 'Say here why this is the answer';

describe('quick fixes in a tasks file', () => {
  it('add a hint to a training row, and the column where there is none', () => {
    assert.equal(
      fixed('task-hint-missing', 'INPUT:text\tGOLDEN:ok\na\ttrue\n', training),
      `INPUT:text\tGOLDEN:ok\tHINT:text\na\ttrue\t${hint}\n`,
    );
  });

  it('fill the cell of a column that is there', () => {
    assert.equal(
      fixed(
        'task-hint-missing',
        'INPUT:text\tHINT:text\tGOLDEN:ok\nb\tx\ttrue\na\t\ttrue\n',
        training,
      ),
      `INPUT:text\tHINT:text\tGOLDEN:ok\nb\tx\ttrue\na\t${hint}\ttrue\n`,
    );
    assert.equal(
      fixed('task-hint-missing', 'INPUT:text,GOLDEN:ok,INPUT:note,why\na,true\n', {
        ...training,
        format: 'csv',
        columns: { why: 'HINT:text' },
      }),
      `INPUT:text,GOLDEN:ok,INPUT:note,why\na,true,,${hint}\n`,
    );
  });

  it('add a hint to a task in JSON', () => {
    const task =
      '[{"input_values":{"text":"a"},"known_solutions":[{"output_values":{"ok":true}}]}]';
    assert.equal(
      fixed('task-hint-missing', task, { ...training, format: 'json' }),
      task.replace('}]}]', `}], "message_on_unknown_solution": "${hint}"}]`),
    );
    assert.equal(
      fixed('task-hint-missing', '{"INPUT:text":"a","GOLDEN:ok":true}\n', {
        ...training,
        format: 'jsonl',
      }),
      `{"INPUT:text":"a","GOLDEN:ok":true, "HINT:text": "${hint}"}\n`,
    );
  });

  it('correct a header', () => {
    const main: TasksFileOptions = { ...training, kind: 'main' };
    assert.equal(fixed('task-column-unknown', 'text\na\n', main), 'INPUT:text\na\n');
    assert.equal(fixed('task-column-unknown', 'INPUT:txt\na\n', main), 'INPUT:text\na\n');
    assert.equal(
      fixed('task-column-unknown', '[{"input_values":{"txt":"a"}}]', { ...main, format: 'json' }),
      '[{"input_values":{"text":"a"}}]',
    );
  });

  it('remove a row that stands there twice', () => {
    const main: TasksFileOptions = { ...training, kind: 'main' };
    assert.equal(fixed('task-duplicate', 'INPUT:text\na\nb\na\n', main), 'INPUT:text\na\nb\n');
    assert.equal(
      fixed('task-duplicate', 'INPUT:text\r\n"a\nb"\r\n"a\nb"\r\nc\r\n', main),
      'INPUT:text\r\n"a\nb"\r\nc\r\n',
    );
  });
});
