import assert from 'node:assert/strict';
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Change } from '../../../../src/sandbox/domain/store';
import { Journal } from '../../../../src/sandbox/persistence/journal';

describe('the journal of a sandbox', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-journal-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const row = (id: string): Change => ({ table: 'skills', kept: { id } });
  const file = (name: string): string => join(folder, name);

  /** Ids in the order in which they come back, `-id` for one that was deleted. */
  function read(): string[] {
    const ids: string[] = [];
    Journal.open(folder, (change) => {
      if ('deleted' in change) ids.push(`-${change.deleted}`);
      else ids.push((('row' in change ? change.row : change.kept) as { id: string }).id);
    }).close();
    return ids;
  }

  function write(...transactions: (readonly Change[])[]): void {
    const journal = Journal.open(folder, () => undefined);
    transactions.forEach((changes, index) => journal.append(index + 1, changes));
    journal.close();
  }

  it('gives back what was written, in order, with its time', () => {
    write(
      [row('a'), row('b'), { table: 'pools', kept: { id: 'p' } }],
      [{ table: 'skills', deleted: 'a' }],
    );
    const times: number[] = [];
    Journal.open(folder, (_change, at) => times.push(at)).close();
    assert.deepEqual(times, [1, 1, 1, 2]);
    assert.deepEqual(read(), ['a', 'b', 'p', '-a']);
  });

  it('writes nothing where nothing changed', () => {
    write([], []);
    assert.equal(readFileSync(file('0.journal'), 'utf8'), '');
  });

  it('drops a line that was cut off, and writes on after it', () => {
    write([row('a')]);
    appendFileSync(file('0.journal'), '{"at":2,"table":"ski');
    write([row('b')]);
    assert.deepEqual(read(), ['a', 'b']);
  });

  it('drops rubbish in place of the last line, as a power cut leaves it', () => {
    write([row('a')]);
    appendFileSync(file('0.journal'), '{"at":2,"table":"skills","rows":[{"id":\0\0\0}]}\n');
    assert.deepEqual(read(), ['a']);
  });

  it('takes a transaction of many lines whole or not at all', () => {
    const long = 'x'.repeat(100_000);
    const many = Array.from({ length: 20 }, (_, index) => row(`${index}${long}`));
    write([row('a')], many, [row('b')]);
    assert.equal(read().length, 22);
    const lines = readFileSync(file('0.journal'), 'utf8').split('\n');
    assert.ok(lines.length > 6, `${lines.length} lines`);
    const cut = lines.slice(0, 3).join('\n').length + 1;
    truncateSync(file('0.journal'), cut);
    assert.deepEqual(read(), ['a']);
    assert.equal(readFileSync(file('0.journal')).length, (lines[0] ?? '').length + 1);
  });

  it('can be cut anywhere: what was whole before is there', () => {
    write([row('a'), { table: 'pools', kept: { id: 'ü' } }], [row('b')], [row('c')]);
    const whole = readFileSync(file('0.journal'));
    const all = ['a', 'ü', 'b', 'c'];
    for (let size = 0; size <= whole.length; size++) {
      writeFileSync(file('0.journal'), whole.subarray(0, size));
      const ids = read();
      assert.deepEqual(ids, all.slice(0, ids.length));
      assert.notEqual(ids.length, 1, 'half a transaction came back');
    }
  });

  it('tells of a broken line with others after it, and changes nothing', () => {
    write([row('a')], [row('b')], [row('c')]);
    const text = readFileSync(file('0.journal'), 'utf8');
    const broken = text.replace('"b"', '"b');
    writeFileSync(file('0.journal'), broken);
    assert.throws(read, (error: Error) => {
      assert.match(error.message, /0\.journal: line 2 \(at byte \d+\) is broken, and there are/);
      return true;
    });
    assert.equal(readFileSync(file('0.journal'), 'utf8'), broken);
  });

  it('starts from a snapshot once there is one, and leaves no old files', () => {
    const journal = Journal.open(folder, () => undefined);
    journal.append(1, [row('old')]);
    journal.compact(2, [row('kept')]);
    journal.append(3, [row('new')]);
    journal.close();
    assert.deepEqual(read(), ['kept', 'new']);
    assert.deepEqual(readdirSync(folder).sort(), ['1.journal', '1.snapshot']);
  });

  it('goes on with the old files when it was killed while it wrote a snapshot', () => {
    write([row('a')]);
    writeFileSync(file('1.snapshot.tmp'), '{"more":true,"at":1,"tab');
    writeFileSync(file('1.journal'), '');
    assert.deepEqual(read(), ['a']);
    assert.deepEqual(readdirSync(folder), ['0.journal']);
  });

  it('refuses a snapshot that ends in the middle', () => {
    const journal = Journal.open(folder, () => undefined);
    journal.compact(2, [row('a'), { table: 'pools', kept: { id: 'p' } }]);
    journal.close();
    truncateSync(file('1.snapshot'), readFileSync(file('1.snapshot')).length - 3);
    assert.throws(read, /1\.snapshot: the snapshot ends in the middle/);
  });

  it('reads what the first version wrote', () => {
    const old = {
      at: 1,
      changes: [
        { table: 'skills', row: { id: 'a' } },
        { table: 'x', deleted: 'b' },
      ],
    };
    writeFileSync(file('0.journal'), `${JSON.stringify(old)}\n`);
    assert.deepEqual(read(), ['a', '-b']);
  });

  it('keeps nothing of a transaction that could not be written, and then wants a snapshot', () => {
    const journal = Journal.open(folder, () => undefined);
    journal.append(1, [row('a')]);
    function* failing(): Generator<Change> {
      for (let index = 0; index < 10; index++) yield row('y'.repeat(100_000));
      throw new Error('no space left');
    }
    assert.throws(() => journal.append(2, failing()), /no space left/);
    assert.ok(journal.wantsSnapshot);
    journal.close();
    assert.deepEqual(read(), ['a']);
  });
});
