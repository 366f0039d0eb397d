import assert from 'node:assert/strict';
import type { RemoteNode } from '../../src/providers/tree';
import { fakeProjects, type FakeProjects } from './support/fakeProjects';

/** The tree by itself, over lists in this process: what it asks for and what it draws again. */
describe('a tree of thousands', () => {
  let drawn: (RemoteNode | undefined)[];
  let fake: FakeProjects;

  const over = (count: number): void => {
    fake = fakeProjects(count);
    drawn = [];
    fake.tree.onDidChangeTreeData((node) => void drawn.push(node));
  };
  const drawnKeys = (): readonly (string | undefined)[] => drawn.map((node) => node?.key);
  const { signal } = new AbortController();
  const loadMore = async (): Promise<boolean> => {
    const more = (await fake.tree.getChildren()).find(({ kind }) => kind === 'more');
    if (more?.kind !== 'more') return false;
    await fake.tree.loadBelow(more, (life) => more.load(life));
    return true;
  };
  const roots = (): Promise<readonly RemoteNode[]> => fake.tree.getChildren();

  afterEach(() => fake.tree.dispose());

  it('asks for one page of ten thousand projects, and for nothing of what is folded', async () => {
    over(10_000);
    const children = await roots();
    assert.deepEqual(fake.requests, ['projects ACTIVE']);
    assert.equal(children.filter(({ kind }) => kind === 'project').length, 50);
    for (const node of children) fake.tree.getTreeItem(node);
    assert.deepEqual(fake.requests, ['projects ACTIVE'], 'drawing asks the platform');
  });

  it('holds all ten thousand after two hundred pages, each of them once', async () => {
    over(10_000);
    await roots();
    let pages = 1;
    while (await loadMore()) pages += 1;
    const children = await roots();
    assert.equal(pages, 200);
    assert.equal(fake.requests.length, 200);
    const keys = children.filter(({ kind }) => kind === 'project').map(({ key }) => key);
    assert.equal(new Set(keys).size, 10_000);
    assert.deepEqual(await roots(), children, 'other nodes for the same projects');
  });

  it('looks at ten thousand with two requests and draws one item again when one has changed', async () => {
    over(10_000);
    await roots();
    while (await loadMore());
    const before = await roots();
    fake.requests.length = 0;
    drawn = [];
    assert.equal(await fake.tree.look(signal), 'same');
    assert.equal(fake.requests.length, 2);
    assert.deepEqual(drawnKeys(), []);
    const [first, ...others] = fake.projects;
    assert.ok(first);
    fake.projects = [{ ...first, public_name: 'Renamed' }, ...others];
    assert.equal(await fake.tree.look(signal), 'changed');
    assert.deepEqual(drawnKeys(), [before[0]?.key]);
    const [node] = before;
    assert.ok(node);
    assert.equal(fake.tree.getTreeItem(node).label, 'Renamed');
  });

  it('looks at no more than a dozen of the unfolded, and at all of them in turn', async () => {
    over(40);
    const projects = (await roots()).filter(({ kind }) => kind === 'project');
    for (const node of projects) await fake.tree.getChildren(node);
    fake.requests.length = 0;
    await fake.tree.look(signal);
    // The list of projects, and pools and trainings of twelve.
    assert.equal(fake.requests.length, 1 + 2 * 12);
    for (let look = 1; look < 4; look += 1) await fake.tree.look(signal);
    assert.ok(fake.requests.length >= 4 + 2 * 40, 'some were never looked at');
  });

  it('looks no more at what was folded', async () => {
    over(1);
    const [node] = await roots();
    assert.ok(node);
    await fake.tree.getChildren(node);
    fake.tree.folded(node);
    fake.requests.length = 0;
    await fake.tree.look(signal);
    assert.deepEqual(fake.requests, ['projects ACTIVE']);
  });

  it('stops loading on demand, shows how to go on, and goes on', async () => {
    over(3);
    let open: (() => void) | undefined;
    fake.gate = new Promise<void>((resolve) => (open = resolve));
    const loading = roots();
    await Promise.resolve();
    while (!fake.tree.isLoading) await new Promise(setImmediate);
    fake.tree.stopLoading();
    fake.broken = true;
    open?.();
    const stopped = await loading;
    assert.deepEqual(
      stopped.map(({ kind }) => kind),
      ['more'],
    );
    const [more] = stopped;
    assert.ok(more);
    assert.equal(fake.tree.getTreeItem(more).label, 'Load projects…');
    assert.equal(fake.tree.isLoading, false);
    fake.broken = false;
    await loadMore();
    assert.equal((await roots()).filter(({ kind }) => kind === 'project').length, 3);
  });

  it('keeps what it knows when nobody answers, says since when, on top, and recovers', async () => {
    over(3);
    await roots();
    assert.ok(!fake.tree.silentSince);
    fake.broken = true;
    assert.equal(await fake.tree.look(signal), 'failed');
    const [error, ...known] = await roots();
    assert.ok(error?.kind === 'error');
    assert.equal(known.filter(({ kind }) => kind === 'project').length, 3);
    assert.ok(Math.abs(Date.now() - (fake.tree.silentSince ?? 0)) < 60_000);
    const item = fake.tree.getTreeItem(error);
    assert.equal(item.label, 'Out of date');
    assert.match(String(item.description), /^as of \d\d:\d\d · Nobody home$/);
    assert.equal(item.command?.command, 'crowdsmith.retry');
    drawn = [];
    assert.equal(await fake.tree.look(signal), 'failed');
    assert.deepEqual(drawnKeys(), [], 'draws the same failure again');
    fake.broken = false;
    await fake.tree.loadBelow(error, (life) => error.retry(life));
    assert.ok(!fake.tree.silentSince);
    assert.ok(!(await roots()).some(({ kind }) => kind === 'error'));
  });

  it('keeps neighbours alive when one node cannot be loaded', async () => {
    over(2);
    const [node, neighbour] = await roots();
    assert.ok(node && neighbour);
    fake.broken = true;
    const children = await fake.tree.getChildren(node);
    assert.deepEqual(
      children.map(({ kind }) => kind),
      ['error', 'error', 'group'],
    );
    assert.deepEqual((await roots()).slice(0, 2), [node, neighbour]);
    fake.broken = false;
    assert.ok(children[0]?.kind === 'error');
    const [first] = children;
    await fake.tree.loadBelow(first, (life) => first.retry(life));
    const again = await fake.tree.getChildren(node);
    assert.deepEqual(
      again.map(({ kind }) => kind),
      ['error', 'group'],
    );
  });
});
