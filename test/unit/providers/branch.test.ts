import assert from 'node:assert/strict';
import { Branch, type ListPage } from '../../../src/providers/tree/branch';

interface Item {
  readonly id: string;
  readonly state: string;
}

const idOf = (number: number): string => String(number).padStart(5, '0');

/** A platform that lists its items newest first, three a page. */
class Platform {
  broken = false;
  requests = 0;
  items: readonly Item[];

  constructor(count: number) {
    this.items = Array.from({ length: count }, (_, i) => ({ id: idOf(i), state: 'new' }));
  }

  add(...numbers: readonly number[]): void {
    this.items = [...this.items, ...numbers.map((n) => ({ id: idOf(n), state: 'new' }))];
  }

  remove(number: number): void {
    this.items = this.items.filter(({ id }) => id !== idOf(number));
  }

  change(number: number): void {
    this.items = this.items.map((item) =>
      item.id === idOf(number) ? { ...item, state: 'changed' } : item,
    );
  }

  readonly page = (after: string | undefined): Promise<ListPage<Item>> => {
    this.requests += 1;
    if (this.broken) return Promise.reject(new Error('nothing answers'));
    const rest = this.items.filter(({ id }) => after === undefined || id < after).reverse();
    const items = rest.slice(0, 3);
    return Promise.resolve({ items, next: rest.length > 3 ? items.at(-1)?.id : undefined });
  };
}

const { signal } = new AbortController();

/** A branch of which so many pages are shown. */
async function branchOf(platform: Platform, pages = 1): Promise<Branch<Item>> {
  const branch = new Branch<Item>(platform.page);
  await branch.ensureLoaded(signal);
  for (let page = 1; page < pages; page += 1) await branch.loadMore(signal);
  return branch;
}

const numbers = (branch: Branch<Item>): number[] => branch.items.map(({ id }) => Number(id));

describe('a branch of the tree', () => {
  it('loads its first page once, however often it is asked', async () => {
    const platform = new Platform(7);
    const branch = new Branch<Item>(platform.page);
    await Promise.all([branch.ensureLoaded(signal), branch.ensureLoaded(signal)]);
    await branch.ensureLoaded(signal);
    assert.deepEqual(numbers(branch), [6, 5, 4]);
    assert.equal(branch.hasMore, true);
    assert.equal(platform.requests, 1);
  });

  it('goes on where it ended and knows the last page', async () => {
    const branch = await branchOf(new Platform(7), 3);
    assert.deepEqual(numbers(branch), [6, 5, 4, 3, 2, 1, 0]);
    assert.equal(branch.hasMore, false);
  });

  it('tells which items look different after a second look', async () => {
    const platform = new Platform(7);
    const branch = await branchOf(platform);
    assert.deepEqual(await branch.look(signal), { found: 'same' });
    platform.change(5);
    assert.deepEqual(await branch.look(signal), {
      found: 'items',
      items: [{ id: idOf(5), state: 'changed' }],
    });
  });

  it('shows what is new in front of what was loaded, and goes on from its end', async () => {
    const platform = new Platform(9);
    const branch = await branchOf(platform, 2);
    platform.add(9, 10);
    assert.deepEqual(await branch.look(signal), { found: 'list' });
    assert.deepEqual(numbers(branch), [10, 9, 8, 7, 6, 5, 4, 3]);
    await branch.loadMore(signal);
    assert.deepEqual(numbers(branch), [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
  });

  it('finds the way to what is known when more is new than a page holds', async () => {
    const platform = new Platform(6);
    const branch = await branchOf(platform, 2);
    platform.add(6, 7, 8, 9, 10, 11, 12);
    await branch.look(signal);
    assert.deepEqual(numbers(branch), [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
  });

  it('begins anew when so much is new that the way would be long', async () => {
    const platform = new Platform(3);
    const branch = await branchOf(platform);
    platform.add(...Array.from({ length: 40 }, (_, i) => i + 3));
    await branch.look(signal);
    assert.equal(numbers(branch)[0], 42);
    assert.equal(branch.hasMore, true);
    for (let page = 0; page < 14; page += 1) await branch.loadMore(signal);
    assert.equal(new Set(numbers(branch)).size, 43);
  });

  it('lets go of what is no longer in the list', async () => {
    const platform = new Platform(9);
    const branch = await branchOf(platform, 3);
    platform.remove(8);
    platform.remove(4);
    for (let look = 0; look < 3; look += 1) await branch.look(signal);
    assert.deepEqual(numbers(branch), [7, 6, 5, 3, 2, 1, 0]);
  });

  it('sees a change on any page after as many looks as there are pages, at two requests each', async () => {
    const platform = new Platform(30);
    const branch = await branchOf(platform, 10);
    platform.change(1);
    platform.requests = 0;
    for (let look = 0; look < 9; look += 1) await branch.look(signal);
    assert.equal(branch.items.find(({ id }) => id === idOf(1))?.state, 'changed');
    assert.equal(platform.requests, 18);
    assert.equal(branch.items.length, 30);
  });

  it('keeps what it knows when the platform stops answering, and recovers', async () => {
    const platform = new Platform(2);
    const branch = await branchOf(platform);
    platform.broken = true;
    assert.deepEqual(await branch.look(signal), { found: 'list' });
    assert.deepEqual(await branch.look(signal), { found: 'failed' });
    assert.deepEqual(numbers(branch), [1, 0]);
    assert.match(String(branch.failure), /nothing answers/);
    platform.broken = false;
    assert.deepEqual(await branch.look(signal), { found: 'list' });
    assert.equal(branch.failure, undefined);
  });

  it('does not count a load that was called off as a failure, and can load afterwards', async () => {
    const platform = new Platform(2);
    const life = new AbortController();
    let calledOff = false;
    const branch = new Branch<Item>((after) => {
      if (calledOff) return platform.page(after);
      calledOff = true;
      life.abort();
      return Promise.reject(new Error('aborted'));
    });
    await branch.ensureLoaded(life.signal);
    assert.equal(branch.failure, undefined);
    assert.equal(branch.isLoaded, false);
    assert.equal(branch.hasMore, true);
    await branch.loadMore(signal);
    assert.deepEqual(numbers(branch), [1, 0]);
  });

  it('shows an item that somebody asked for, once, wherever its page is', async () => {
    const platform = new Platform(9);
    const branch = await branchOf(platform);
    branch.pin({ id: idOf(1), state: 'new' });
    assert.deepEqual(numbers(branch), [1, 8, 7, 6]);
    await branch.loadMore(signal);
    await branch.loadMore(signal);
    assert.deepEqual(numbers(branch), [8, 7, 6, 5, 4, 3, 2, 1, 0]);
  });
});
