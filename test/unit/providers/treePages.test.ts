import assert from 'node:assert/strict';
import { glimpsed, pagesOf, picked } from '../../../src/providers/tree/pages';

interface Item {
  readonly id: string;
}

interface Asked {
  readonly limit: number;
  readonly sort: string;
  readonly id_lt?: string;
  readonly id_gt?: string;
}

/** A list of so many items, with what was asked of it. */
function listOf(count: number) {
  const all = Array.from({ length: count }, (_, i): Item => ({
    id: String(i + 1).padStart(6, '0'),
  }));
  const asked: Asked[] = [];
  return {
    asked,
    page(query: Asked) {
      asked.push(query);
      const { limit, sort, id_lt: before, id_gt: after } = query;
      const rest = all.filter(
        ({ id }) => (before === undefined || id < before) && (after === undefined || id > after),
      );
      const ordered = sort === '-id' ? rest.reverse() : rest;
      return Promise.resolve({ items: ordered.slice(0, limit), has_more: ordered.length > limit });
    },
  };
}

const { signal } = new AbortController();
const isRare = ({ id }: Item): boolean => Number(id) % 1000 === 0;

describe('pages of the tree', () => {
  it('go from the newest to the oldest, or the other way round', async () => {
    const list = listOf(120);
    const newest = pagesOf<Item, object>(list, {});
    const first = await newest(undefined, signal);
    assert.equal(first.items[0]?.id, '000120');
    assert.equal(first.next, '000071');
    const second = await newest(first.next, signal);
    assert.equal(second.items[0]?.id, '000070');
    const oldest = await pagesOf<Item, object>(list, {}, { order: 'oldest' })(undefined, signal);
    assert.equal(oldest.items[0]?.id, '000001');
    assert.deepEqual(list.asked.at(-1), { limit: 50, sort: 'id' });
  });

  it('are read on until enough is found of what is rare, and end with the list', async () => {
    const list = listOf(4_000);
    const rare = picked(pagesOf<Item, object>(list, {}, { size: 300 }), isRare);
    const page = await rare(undefined, signal);
    assert.deepEqual(
      page.items.map(({ id }) => Number(id)),
      [4000, 3000, 2000, 1000],
    );
    assert.equal(page.next, undefined);
    assert.equal(list.asked.length, 14);
  });

  it('are read no further than a person would wait for, who can then ask for more', async () => {
    const list = listOf(10_000);
    const rare = picked(pagesOf<Item, object>(list, {}, { size: 300 }), isRare);
    const first = await rare(undefined, signal);
    assert.equal(list.asked.length, 20);
    assert.equal(first.items.length, 6);
    const second = await rare(first.next, signal);
    assert.equal(second.items.length, 4);
    assert.equal(second.next, undefined);
  });

  it('are looked at again by the first of them only', async () => {
    const list = listOf(10_000);
    const page = await glimpsed(pagesOf<Item, object>(list, {}, { size: 300 }), isRare)(
      undefined,
      signal,
    );
    assert.equal(list.asked.length, 1);
    assert.deepEqual(page.items, [{ id: '010000' }]);
  });
});
