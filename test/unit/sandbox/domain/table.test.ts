import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Bits } from '../../../../src/sandbox/domain/compact/bits';
import { NumbersById, poolItemId } from '../../../../src/sandbox/domain/compact/numbers';
import { PackedRows, type RowCodec } from '../../../../src/sandbox/domain/compact/packedRows';
import { Table } from '../../../../src/sandbox/domain/table';

interface Row {
  readonly id: string;
  readonly keys: readonly string[];
  readonly text: string;
}

const codec: RowCodec<Row> = {
  encode: ({ id, keys, text }) => [id, keys, text],
  decode(packed) {
    const [id, keys, text] = packed as [string, readonly string[], string];
    return { id, keys, text };
  },
};

/** What a table must do, done the slow way. */
class Model {
  readonly rows = new Map<string, Row>();

  by(key: string): Row[] {
    return [...this.rows.values()].filter(({ keys }) => keys.includes(key));
  }
}

const ids = fc.oneof(
  fc.integer({ min: 0, max: 40 }).map((number) => poolItemId('20000001', number)),
  fc.constantFrom('a', 'b', '0001312d01--00000000000000000000000x', '__proto__'),
);
const keys = fc.uniqueArray(fc.oneof(fc.constantFrom('k', 'l'), ids), { maxLength: 3 });
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record(
      { id: ids, keys, text: fc.oneof(fc.constantFrom('a', 'b', ''), fc.string()) },
      { noNullPrototype: true },
    ),
  },
  { weight: 1, arbitrary: ids },
);

describe('a table of the store', () => {
  for (const kind of ['plain', 'packed'] as const) {
    it(`of ${kind} rows finds what a plain list finds, and tells what changed`, () => {
      fc.assert(
        fc.property(fc.array(step, { maxLength: 60 }), fc.nat(60), (steps, pauseAt) => {
          const how = { mark: markOf, ...(kind === 'packed' && { codec }) };
          const indexes = { key: (row: Row): readonly string[] => row.keys };
          const table = new Table('t', indexes, how);
          const copy = new Table('t', indexes, how);
          const model = new Model();
          table.track();
          steps.forEach((one, index) => {
            if (typeof one === 'string') {
              table.delete(one);
              model.rows.delete(one);
            } else {
              table.put(one);
              model.rows.set(one.id, one);
            }
            if (index === pauseAt) follow(copy, table);
          });
          follow(copy, table);
          for (const found of [table, copy]) agrees(found, model);
          // A copy may have another order where something was deleted and came back meanwhile.
          assert.deepEqual([...table.values()], [...model.rows.values()]);
        }),
      );
    });
  }

  it('keeps its numbers when much comes and goes', () => {
    const table = new Table<Row, 'key'>('t', { key: (row) => row.keys });
    for (let number = 0; number < 10_000; number++) {
      table.put({ id: `${number}`, keys: [`${number % 3}`], text: '' });
      if (number >= 5) table.delete(`${number - 5}`);
    }
    const left = ['9995', '9996', '9997', '9998', '9999'];
    assert.deepEqual(
      [...table.values()].map(({ id }) => id),
      left,
    );
    assert.deepEqual(
      table.by('key', '0').map(({ id }) => id),
      ['9996', '9999'],
    );
  });
});

function follow(copy: Table<Row, 'key'>, table: Table<Row, 'key'>): void {
  const { kept, deleted } = table.takeChanges();
  for (const row of kept) copy.restore(JSON.parse(JSON.stringify(row)));
  for (const id of deleted) copy.delete(id);
}

const markOf = (row: Row): string | undefined => row.text[0];

function agrees(table: Table<Row, 'key'>, model: Model): void {
  assert.equal(table.size, model.rows.size);
  for (const [id, row] of model.rows) assert.deepEqual(table.get(id), row);
  for (const key of ['k', 'l', poolItemId('20000001', 3), 'a', '__proto__']) {
    const found = table.by('key', key);
    const sorted = (rows: Row[]): Row[] => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
    assert.deepEqual(sorted(found), sorted(model.by(key)));
    assert.equal(table.countBy('key', key), found.length);
    const list = table.list('key', key);
    assert.deepEqual([...list.after(undefined)], found);
    found.forEach((row, at) => assert.deepEqual([...list.after(row.id)], found.slice(at + 1)));
    const marks = ['a', 'b'];
    const marked = found.filter((row) => marks.includes(markOf(row) ?? ''));
    assert.deepEqual([...list.marked(marks).after(undefined)], marked);
  }
  const all = [...table.values()];
  assert.deepEqual([...table.list().after(undefined)], all);
  all.forEach((row, at) => assert.deepEqual([...table.list().after(row.id)], all.slice(at + 1)));
  for (const mark of ['a', ' ', '']) {
    const marked = all.filter((row) => markOf(row) === mark);
    assert.deepEqual([...table.marked(mark)], marked);
    assert.equal(table.countMarked(mark), marked.length);
  }
}

describe('rows as bytes', () => {
  it('are the same again, however often they change and however many they are', () => {
    const rows = new PackedRows(codec);
    const expected: Row[] = [];
    for (let turn = 0; turn < 4; turn++) {
      for (let slot = 0; slot < 6000; slot++) {
        const text = 'ä€😀x'.repeat(((slot * 7 + turn * 13) % 40) + 1);
        const row = { id: `${slot}`, keys: [], text };
        expected[slot] = row;
        rows.set(slot, row);
      }
    }
    // Larger than the pieces of memory that the others share.
    expected[17] = { id: '17', keys: [], text: 'y'.repeat(3_000_000) };
    rows.set(17, expected[17]);
    for (let slot = 100; slot < 6000; slot++) rows.set(slot, expected[slot]!);
    rows.delete(18);
    expected.forEach((row, slot) => {
      assert.deepEqual(rows.get(slot), slot === 18 ? undefined : row);
    });
  });
});

describe('numbers by id', () => {
  it('keep numbers above and below zero, for ids of items and all others', () => {
    const numbers = new NumbersById();
    const ids = [poolItemId('20000001', 0), poolItemId('20000001', 70_000), 'x', ''];
    for (const number of [0, 5, -1, -2_000_000_000, 2_000_000_000]) {
      for (const id of ids) {
        assert.equal(numbers.get(id), undefined);
        numbers.set(id, number);
        assert.equal(numbers.get(id), number);
        numbers.delete(id);
      }
    }
  });

  it('do not take an id for another that looks like it', () => {
    const numbers = new NumbersById();
    const id = poolItemId('20000001', 10);
    numbers.set(id, 1);
    for (const other of [id.toUpperCase(), id.replace('--', '-x'), `${id}0`, id.slice(1)]) {
      assert.equal(numbers.get(other), undefined);
    }
    assert.equal(numbers.get(`${id.slice(0, 12)}${'f'.repeat(24)}`), undefined);
  });
});

describe('a set of bits', () => {
  it('finds the first numbers that are not in another set', () => {
    const numbers = fc.array(fc.nat(300));
    fc.assert(
      fc.property(numbers, numbers, numbers, fc.nat(20), (added, removed, others, most) => {
        const bits = new Bits();
        const without = new Bits();
        for (const number of added) bits.add(number);
        for (const number of removed) bits.delete(number);
        for (const number of others) without.add(number);
        const left = [...new Set(added)].filter((number) => !removed.includes(number));
        left.sort((a, b) => a - b);
        assert.deepEqual([...bits], left);
        assert.equal(bits.size, left.length);
        const wanted = left.filter((number) => !others.includes(number)).slice(0, most);
        assert.deepEqual(bits.first(most, without), wanted);
      }),
    );
  });
});
