import assert from 'node:assert/strict';
import type { PlatformClient } from '../../../../src/api';
import { Waits, type WaitEnd, type WaitPorts } from '../../../../src/providers/waits/waits';
import { progressText, statusText } from '../../../../src/providers/waits/waitTexts';
import type { CloseReason } from '../../../../src/spec/model';

type Watch = WaitPorts['watch'];

const target = {
  profile: 'toloka',
  account: 'toloka:1',
  kind: 'pool',
  poolId: '12',
  name: 'Texts',
} as const;

const client = {} as PlatformClient;

/** Waits with a platform that a test plays, and a memory that outlives them. */
class Stage {
  memory: unknown;
  signedIn = true;
  readonly ends: WaitEnd[] = [];
  readonly waits: Waits;
  asked = 0;

  constructor(watch: Watch, memory?: unknown) {
    this.memory = memory;
    this.waits = new Waits({
      connect: () => {
        this.asked += 1;
        return Promise.resolve(this.signedIn ? client : undefined);
      },
      watch,
      memory: {
        get: () => this.memory,
        // As the editor does it: through JSON.
        set: (waits) => (this.memory = JSON.parse(JSON.stringify(waits)) as unknown),
      },
      pauses: { first: 1, longest: 4 },
    });
    this.waits.onDidEnd((_wait, end) => this.ends.push(end));
  }

  /** Resolves when the waits look as wanted; the test's own timeout is the limit. */
  until(wanted: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (wanted()) resolve();
        else setImmediate(look);
      };
      look();
    });
  }
}

/** Resolves when it is called off, as the platform client does. */
const forever: Watch = (_client, _pool, { signal }) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });

function failure(status: number | undefined): Error {
  return Object.assign(new Error('no'), status === undefined ? {} : { status, code: 'X' });
}

describe('waits for pools', () => {
  it('end with the reason, and are forgotten then', async () => {
    const stage = new Stage(() => Promise.resolve('COMPLETED'));
    stage.waits.add(target);
    await stage.until(() => stage.ends.length > 0);
    assert.deepEqual(stage.ends, [{ how: 'closed', reason: 'COMPLETED' }]);
    assert.deepEqual(stage.waits.all(), []);
    assert.deepEqual(stage.memory, []);
  });

  it('tell how far the pool is', async () => {
    const stage = new Stage((...args) => {
      args[2].onProgress(41.7);
      return forever(...args);
    });
    stage.waits.add(target);
    await stage.until(() => stage.waits.all()[0]?.percent !== undefined);
    const [wait] = stage.waits.all();
    assert.ok(wait);
    assert.equal(progressText(wait, Date.now()), '41 %, open');
    assert.equal(statusText([wait]), '$(watch) 41 %');
    stage.waits.dispose();
  });

  it('wait for one pool once', () => {
    const stage = new Stage(forever);
    assert.equal(stage.waits.add(target), stage.waits.add(target));
    assert.equal(stage.waits.all().length, 1);
    stage.waits.dispose();
  });

  it('go on in the next window, and tell there what happened meanwhile', async () => {
    const first = new Stage((...args) => {
      args[2].onProgress(30);
      return forever(...args);
    });
    first.waits.add(target);
    await first.until(() => first.waits.all()[0]?.percent === 30);
    first.waits.dispose();
    const second = new Stage(() => Promise.resolve('EXPIRED'), first.memory);
    second.waits.resume();
    assert.equal(second.waits.all()[0]?.percent, 30);
    await second.until(() => second.ends.length > 0);
    assert.deepEqual(second.ends, [{ how: 'closed', reason: 'EXPIRED' }]);
  });

  it('sleep without asking while nobody is signed in, and wake up afterwards', async () => {
    const stage = new Stage(() => Promise.resolve('MANUAL'));
    stage.signedIn = false;
    stage.waits.add(target);
    await stage.until(() => stage.waits.all()[0]?.state === 'asleep');
    assert.equal(stage.asked, 1);
    stage.waits.reconnect();
    await stage.until(() => stage.asked === 2);
    assert.deepEqual(stage.ends, []);
    stage.signedIn = true;
    stage.waits.reconnect();
    await stage.until(() => stage.ends.length > 0);
  });

  it('outlast a platform that does not answer', async () => {
    const answers: (CloseReason | Error)[] = [
      failure(undefined),
      failure(503),
      failure(429),
      'COMPLETED',
    ];
    const seen: string[] = [];
    const stage = new Stage(() => {
      const answer = answers.shift();
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer ?? 'MANUAL');
    });
    stage.waits.onDidChange(() => seen.push(...stage.waits.all().map(({ state }) => state)));
    stage.waits.add(target);
    await stage.until(() => stage.ends.length > 0);
    assert.ok(seen.includes('unreachable'));
    assert.deepEqual(stage.ends, [{ how: 'closed', reason: 'COMPLETED' }]);
  });

  it('end when there is no such pool', async () => {
    const gone = failure(404);
    const stage = new Stage(() => Promise.reject(gone));
    stage.waits.add(target);
    await stage.until(() => stage.ends.length > 0);
    assert.deepEqual(stage.ends, [{ how: 'failed', error: gone }]);
  });

  it('do not take a pool that is being changed for one that has ended', async () => {
    const reasons: CloseReason[] = ['FOR_UPDATE', 'FOR_UPDATE', 'COMPLETED'];
    const stage = new Stage(() => Promise.resolve(reasons.shift() ?? 'MANUAL'));
    stage.waits.add(target);
    await stage.until(() => stage.ends.length > 0);
    assert.deepEqual(stage.ends, [{ how: 'closed', reason: 'COMPLETED' }]);
  });

  it('are stopped by a person without an end, and do not come back', async () => {
    const stage = new Stage(forever);
    const { key } = stage.waits.add(target);
    stage.waits.stop(key);
    assert.deepEqual(stage.waits.all(), []);
    assert.deepEqual(stage.memory, []);
    await new Promise(setImmediate);
    assert.deepEqual(stage.ends, []);
  });

  it('take nothing from a memory of another shape', () => {
    const stage = new Stage(forever, [{ key: 'x' }, 'wait', null, { ...target, samples: 'no' }]);
    stage.waits.resume();
    assert.deepEqual(stage.waits.all(), []);
  });
});
