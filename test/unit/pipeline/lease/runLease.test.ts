import assert from 'node:assert/strict';
import { RunsElsewhere } from '../../../../src/pipeline/errors';
import type { LeaseTimes } from '../../../../src/pipeline/lease/runLease';
import { RunLease } from '../../../../src/pipeline/lease/runLease';
import { StorageError } from '../../../../src/pipeline/storage/storageError';
import { fakeLeaseStorage } from './fakeLeaseStorage';
import type { FakeLeaseStorage } from './fakeLeaseStorage';

const times: LeaseTimes = { beat: 1e8, trust: 600, lasts: 900, settle: 1 };

interface Machine {
  readonly lease: RunLease;
  readonly said: string[];
  readonly lost: RunsElsewhere[];
  /** Its own clock, as wrong as it may be. */
  time: number;
}

describe('the lease of a run', () => {
  const machines: Machine[] = [];
  afterEach(async () => {
    for (const { lease } of machines.splice(0)) await lease.release();
  });

  function machine(owner: string, more: Partial<LeaseTimes> = {}): Machine {
    const said: string[] = [];
    const lost: RunsElsewhere[] = [];
    const one: Machine = {
      ...{ said, lost, time: (machines.length + 1) * 3_600_000_000 },
      lease: new RunLease({
        ...{ owner, folder: 'asr/leases/x', signal: new AbortController().signal },
        times: { ...times, ...more },
        warn: (message) => said.push(message),
        onLost: (error) => lost.push(error),
        now: () => one.time,
      }),
    };
    machines.push(one);
    return one;
  }

  const hold = (one: Machine, at: FakeLeaseStorage): Promise<void> => one.lease.hold(at.storage);

  it('is one machine’s, until that gives it back', async () => {
    const at = fakeLeaseStorage();
    const [a, b] = [machine('a'), machine('b')];
    await hold(a, at);
    await assert.rejects(() => hold(b, at), RunsElsewhere);
    assert.equal(at.objects.size, 1, 'the one that was refused left something');
    await a.lease.release();
    assert.equal(at.objects.size, 0);
    const c = machine('c');
    await hold(c, at);
    assert.deepEqual(c.said, []);
  });

  it('is never two machines’, however their requests overtake each other', async () => {
    for (let seed = 1; seed <= 80; seed++) {
      const random = randomFrom(seed);
      const at = fakeLeaseStorage(async () => {
        for (let turns = Math.floor(random() * 6); turns > 0; turns--) {
          await new Promise(setImmediate);
        }
      });
      const three = ['a', 'b', 'c'].map((owner) => machine(owner, { settle: 0 }));
      const ends = await Promise.allSettled(three.map((one) => hold(one, at)));
      const holders = ends.filter(({ status }) => status === 'fulfilled');
      assert.equal(holders.length, 1, `seed ${seed}: ${holders.length} hold it`);
      for (const { lease } of machines.splice(0)) await lease.release();
      assert.equal(at.objects.size, 0, `seed ${seed}: something was left`);
    }
  });

  it('is taken at once from an earlier process of the same state folder', async () => {
    const at = fakeLeaseStorage();
    await hold(machine('a'), at);
    const next = machine('a');
    await hold(next, at);
    assert.equal(at.objects.size, 1);
    assert.deepEqual(next.said, []);
  });

  it('runs out by the clock of the storage, and whoever takes over says so', async () => {
    const at = fakeLeaseStorage();
    await hold(machine('a'), at);
    at.time += times.lasts - 1;
    await assert.rejects(() => hold(machine('b'), at), /already running.*can begin in 1 minutes/);
    at.time += 2;
    const b = machine('b');
    await hold(b, at);
    assert.match(b.said.join(), /no sign of life/);
    assert.equal(at.objects.size, 1);
  });

  it('costs no request as long as the last sign of life is young, and one look when it is not', async () => {
    const at = fakeLeaseStorage();
    const a = machine('a');
    await hold(a, at);
    const before = at.calls.length;
    a.time += times.trust - 1;
    for (let step = 0; step < 100; step++) await a.lease.pass();
    assert.equal(at.calls.length, before);
    a.time += 2;
    await Promise.all([a.lease.pass(), a.lease.pass()]);
    assert.ok(at.calls.length > before && at.calls.length <= before + 3);
    await a.lease.pass();
    assert.deepEqual(a.lost, []);
  });

  it('is lost to whoever took over while the machine slept', async () => {
    const at = fakeLeaseStorage();
    const a = machine('a');
    await hold(a, at);
    at.time += times.lasts + 1;
    a.time += times.lasts + 1;
    const b = machine('b');
    await hold(b, at);
    await assert.rejects(() => a.lease.pass(), RunsElsewhere);
    await assert.rejects(() => a.lease.pass(), RunsElsewhere);
    assert.equal(a.lost.length, 1);
    await b.lease.pass();
    assert.deepEqual([...at.objects.keys()].length, 1, 'the one that lost it is in the way');
  });

  it('gives way to somebody who is about to take over when it wakes', async () => {
    const at = fakeLeaseStorage();
    const a = machine('a');
    await hold(a, at);
    at.time += times.lasts + 1;
    a.time += times.lasts + 1;
    at.objects.set('asr/leases/x/b0b.0.wanted.json', at.time);
    await assert.rejects(() => a.lease.pass(), RunsElsewhere);
  });

  it('is lost to a copy of the machine that has come after it', async () => {
    const at = fakeLeaseStorage();
    const a = machine('a', { beat: 2 });
    await hold(a, at);
    await hold(machine('a'), at);
    await until(() => a.lost.length > 0);
    await assert.rejects(() => a.lease.pass(), RunsElsewhere);
  });

  it('shows life again and again', async () => {
    const at = fakeLeaseStorage();
    const a = machine('a', { beat: 2 });
    await hold(a, at);
    at.time += times.lasts + 1;
    await until(() => [...at.objects.values()].includes(at.time));
    await assert.rejects(() => hold(machine('b'), at), RunsElsewhere);
  });

  it('holds every step back while the storage does not answer, and goes on when it does', async () => {
    const at = fakeLeaseStorage();
    const a = machine('a');
    await hold(a, at);
    a.time += times.trust + 1;
    at.failure = new StorageError('unreachable', 'The storage does not answer.');
    await assert.rejects(() => a.lease.pass(), /does not answer/);
    await assert.rejects(() => a.lease.pass(), /does not answer/);
    at.failure = undefined;
    await a.lease.pass();
    assert.deepEqual(a.lost, []);
  });

  it('does not wait for ever for a claim that never becomes a run', async () => {
    const at = fakeLeaseStorage();
    at.objects.set('asr/leases/x/b0b.ffff.wanted.json', at.time + 1);
    await assert.rejects(() => hold(machine('a', { settle: 0 }), at), RunsElsewhere);
    at.time += times.lasts + 2;
    await hold(machine('a'), at);
  });

  it('says that it cannot keep machines apart where the keys may not list', async () => {
    const at = fakeLeaseStorage();
    const a = machine('a');
    const refused = new StorageError('refused', 'AccessDenied');
    at.refusesLists = refused;
    await hold(a, at);
    await a.lease.pass();
    assert.match(a.said.join(), /may not list objects/);
    assert.equal(at.objects.size, 0);
    at.failure = refused;
    await assert.rejects(() => hold(machine('b'), at), /AccessDenied/);
  });

  it('keeps names of machines and folders to itself', async () => {
    const at = fakeLeaseStorage();
    await hold(machine('0f0f'), at);
    const [key = ''] = at.objects.keys();
    assert.match(key, /^asr\/leases\/x\/0f0f\.[0-9a-f-]{36}\.held\.json$/);
  });
});

/** Waits for what is sure to come, however slow the machine is. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 2));
}

/** A small linear congruential generator. */
function randomFrom(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
