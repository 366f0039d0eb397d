import assert from 'node:assert/strict';
import { Branch, type ListPage } from '../../../src/providers/tree/branch';

interface Item {
  readonly id: number;
  readonly state: string;
}

/** A platform with `count` items, three a page. */
class Platform {
  state = 'same';
  broken = false;
  requests = 0;

  constructor(public count: number) {}

  readonly page = (last: Item | undefined): Promise<ListPage<Item>> => {
    this.requests += 1;
    if (this.broken) return Promise.reject(new Error('nothing answers'));
    const first = last === undefined ? 0 : last.id + 1;
    const ids = Array.from({ length: Math.min(3, this.count - first) }, (_, i) => first + i);
    return Promise.resolve({
      items: ids.map((id) => ({ id, state: this.state })),
      hasMore: first + 3 < this.count,
    });
  };
}

const signal = new AbortController().signal;

function branchOf(platform: Platform): Branch<Item> {
  return new Branch(platform.page, (item) => JSON.stringify(item));
}

const ids = (branch: Branch<Item>): number[] => branch.items.map(({ id }) => id);

describe('a branch of the tree', () => {
  it('loads its first page once, however often it is asked', async () => {
    const platform = new Platform(7);
    const branch = branchOf(platform);
    await Promise.all([branch.ensureLoaded(signal), branch.ensureLoaded(signal)]);
    await branch.ensureLoaded(signal);
    assert.deepEqual(ids(branch), [0, 1, 2]);
    assert.equal(branch.hasMore, true);
    assert.equal(platform.requests, 1);
  });

  it('goes on where it ended and knows the last page', async () => {
    const branch = branchOf(new Platform(7));
    await branch.ensureLoaded(signal);
    await branch.loadMore(signal);
    await branch.loadMore(signal);
    assert.deepEqual(ids(branch), [0, 1, 2, 3, 4, 5, 6]);
    assert.equal(branch.hasMore, false);
  });

  it('reloads as much as is shown and tells whether a person would see a difference', async () => {
    const platform = new Platform(7);
    const branch = branchOf(platform);
    await branch.ensureLoaded(signal);
    await branch.loadMore(signal);
    assert.equal(await branch.reload(signal), false);
    platform.state = 'changed';
    assert.equal(await branch.reload(signal), true);
    assert.deepEqual(ids(branch), [0, 1, 2, 3, 4, 5]);
  });

  it('keeps what it knows when the platform stops answering, and recovers', async () => {
    const platform = new Platform(2);
    const branch = branchOf(platform);
    await branch.ensureLoaded(signal);
    platform.broken = true;
    assert.equal(await branch.reload(signal), true);
    assert.deepEqual(ids(branch), [0, 1]);
    assert.match(String(branch.failure), /nothing answers/);
    platform.broken = false;
    await branch.reload(signal);
    assert.equal(branch.failure, undefined);
  });

  it('does not count a load that was called off as a failure', async () => {
    const life = new AbortController();
    const branch = new Branch<Item>(
      () => {
        life.abort();
        return Promise.reject(new Error('aborted'));
      },
      (item) => String(item.id),
    );
    await branch.ensureLoaded(life.signal);
    assert.equal(branch.failure, undefined);
    assert.equal(branch.isLoaded, false);
  });
});
