import assert from 'node:assert/strict';
import { RecordBook } from '../../../../src/pipeline/stages/recordBook';
import { fakePlatform, fakeRun, recorded } from './fakeRun';

const texts = ['a', 'b', 'c'].map((id) => ({ id, text: id }));
const task = (id: string, overlap = 1): object => ({ input_values: { text_id: id }, overlap });
const none = new Set<string>();

describe('the book of recordings', () => {
  it('counts copies that are out from what the platform says', async () => {
    const platform = fakePlatform();
    platform.tasks = [
      task('a'),
      task('b', 2),
      { ...task('golden'), known_solutions: [{}] } as never,
    ];
    platform.assignments = [recorded('1', 'a', 'REJECTED'), recorded('2', 'b', 'SUBMITTED')];
    const book = await RecordBook.open(fakeRun(platform).run);
    assert.deepEqual(
      ['a', 'b', 'c'].map((id) => book.copiesOut(id)),
      [0, 1, 0],
    );
    // c was never given out, a was rejected and nobody has it; b waits for a verdict.
    assert.deepEqual(
      book.toGiveOut(texts).map(({ id }) => id),
      ['a', 'c'],
    );
    assert.deepEqual(book.performersOf('a'), ['performer of 1']);
  });

  it('gives a text up when its attempts are used up, and a good recording settles it', async () => {
    const platform = fakePlatform();
    platform.tasks = [task('a'), task('b')];
    platform.assignments = [
      recorded('1', 'a', 'REJECTED'),
      recorded('2', 'a', 'REJECTED'),
      recorded('3', 'b', 'REJECTED'),
      recorded('4', 'b', 'ACCEPTED'),
    ];
    const book = await RecordBook.open(fakeRun(platform).run);
    assert.deepEqual(
      book.pending(texts).map(({ id }) => id),
      ['c'],
    );
    assert.equal(book.attemptOf('b', '4'), 2);
  });

  it('asks a new pool for nothing but its tasks, and later only for what waits', async () => {
    const platform = fakePlatform();
    const book = await RecordBook.open(fakeRun(platform).run);
    platform.assignments = [recorded('1', 'a', 'SUBMITTED')];
    await book.look(none);
    assert.deepEqual(platform.calls, ['tasks', 'assignments SUBMITTED']);
    assert.deepEqual(
      book.waiting().map(({ id }) => id),
      ['1'],
    );
  });

  it('looks at everything again when somebody judged by hand, and not when the run did', async () => {
    const platform = fakePlatform();
    platform.tasks = [task('a'), task('b')];
    platform.assignments = [recorded('1', 'a', 'SUBMITTED'), recorded('2', 'b', 'SUBMITTED')];
    const book = await RecordBook.open(fakeRun(platform).run);
    platform.assignments[0] = recorded('1', 'a', 'ACCEPTED');
    platform.calls.length = 0;
    await book.look(new Set(['1']));
    assert.deepEqual(platform.calls, ['assignments SUBMITTED']);
    await book.look(none);
    assert.equal(platform.calls.length, 4);
    assert.equal(book.isAccepted('a'), true);
  });

  it('leaves a text alone whose task somebody stopped, until its copies are back', async () => {
    const platform = fakePlatform();
    platform.tasks = [task('a', 0), task('b'), task('b', 0), task('c')];
    platform.assignments = [recorded('1', 'b', 'REJECTED'), recorded('2', 'c', 'REJECTED')];
    const { run, events } = fakeRun(platform);
    const book = await RecordBook.open(run);
    await book.recount();
    const pending = (): readonly string[] => book.pending(texts).map(({ id }) => id);
    assert.deepEqual(pending(), ['c']);
    const told = events.flatMap((event) => (event.type === 'log' ? [event.message] : []));
    assert.equal(told.length, 1, 'once');
    assert.match(told[0] ?? '', /stopped the tasks of 2 texts .*\(the first is a\)/);
    platform.tasks[0] = task('a');
    platform.tasks[2] = task('b');
    await book.recount();
    assert.deepEqual(pending(), ['a', 'b', 'c']);
  });

  it('never gives a task the name of one before it, whatever somebody did to their copies', async () => {
    const platform = fakePlatform();
    platform.tasks = [task('a', 3), task('b', 0), task('b')];
    const book = await RecordBook.open(fakeRun(platform).run);
    assert.deepEqual(
      ['a', 'b', 'c'].map((id) => book.nextLabel(id)),
      ['a#4', 'b#3', 'c#1'],
    );
    book.gaveOut('c', 2);
    assert.equal(book.nextLabel('c'), 'c#3');
  });

  it('takes a verdict of its own before the platform lists it', async () => {
    const platform = fakePlatform();
    platform.tasks = [task('a')];
    platform.assignments = [recorded('1', 'a', 'SUBMITTED')];
    const book = await RecordBook.open(fakeRun(platform).run);
    book.judged('1', 'REJECTED');
    // A list that was under way still has it as it was.
    await book.look(none);
    assert.deepEqual(book.waiting(), []);
    assert.equal(book.rejections('a'), 1);
  });
});
