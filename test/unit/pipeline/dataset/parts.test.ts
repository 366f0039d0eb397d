import assert from 'node:assert/strict';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { speakerNames, splitBySpeaker } from '../../../../src/pipeline/dataset';
import { histogram } from '../../../../src/pipeline/dataset/report/histogram';
import { temporaryFolder } from '../temporaryFolder';

const shares = { train: 0.6, dev: 0.2, test: 0.2, seed: 1 };

describe('the parts of a dataset', () => {
  const rows = Array.from({ length: 300 }, (_, at) => ({
    speaker: `s${(at * at) % 40}`,
    seconds: 5 + (at % 7),
  }));

  it('hold about as much as was asked for, and no voice twice', () => {
    const parts = splitBySpeaker(rows, shares);
    const sums = { train: 0, dev: 0, test: 0 };
    for (const { speaker, seconds } of rows) sums[parts.get(speaker) ?? 'train'] += seconds;
    const total = sums.train + sums.dev + sums.test;
    assert.ok(Math.abs(sums.train / total - 0.6) < 0.12, JSON.stringify(sums));
    assert.ok(sums.dev / total > 0.1 && sums.test / total > 0.1, JSON.stringify(sums));
  });

  it('do not depend on the order of the rows, and are others with another seed', () => {
    const first = splitBySpeaker(rows, shares);
    const turned = splitBySpeaker([...rows].reverse(), shares);
    const other = splitBySpeaker(rows, { ...shares, seed: 2 });
    const sorted = (parts: typeof first): string => JSON.stringify([...parts].sort());
    assert.equal(sorted(turned), sorted(first));
    assert.notEqual(sorted(other), sorted(first));
  });

  it('are all training where there is one speaker only, and the rest where one share is left out', () => {
    assert.deepEqual([...splitBySpeaker([{ speaker: 'a', seconds: 1 }], {})], [['a', 'train']]);
    const parts = splitBySpeaker(rows, { dev: 0.1, seed: 1 });
    const counts = [...parts.values()].reduce<Record<string, number>>(
      (sum, part) => ({ ...sum, [part]: (sum[part] ?? 0) + 1 }),
      {},
    );
    assert.ok((counts.train ?? 0) > (counts.dev ?? 0));
    assert.equal(counts.test, undefined);
  });
});

describe('names of speakers', () => {
  const folder = temporaryFolder();
  const names = async (
    performers: 'people' | 'simulated',
    env: Readonly<Record<string, string>> = {},
  ): ReturnType<typeof speakerNames> =>
    await speakerNames({
      stateFolder: join(folder(), 'runs', 'asr', 'toloka'),
      ...{ pipeline: 'asr', performers, env },
    });

  it('stay the same, and are of no use without a key that only the owner can read', async () => {
    const first = (await names('people'))('performer-1');
    assert.equal((await names('people'))('performer-1'), first);
    assert.notEqual((await names('people'))('performer-2'), first);
    const path = join(folder(), 'runs', 'asr', 'speakers.key');
    if (process.platform !== 'win32') assert.equal((await stat(path)).mode & 0o777, 0o600);
    const key = await readFile(path, 'utf8');
    await rm(path);
    assert.notEqual((await names('people'))('performer-1'), first);
    assert.equal(
      (await names('people', { CROWDSMITH_SPEAKER_KEY: key.trim() }))('performer-1'),
      first,
    );
  });

  it('tell when their key is new, for names that another machine gave are others', async () => {
    let told = 0;
    const ask = (env: Readonly<Record<string, string>>): ReturnType<typeof speakerNames> =>
      speakerNames({
        stateFolder: join(folder(), 'runs', 'fresh', 'toloka'),
        ...{ pipeline: 'fresh', performers: 'people', env, onNewKey: () => (told += 1) },
      });
    await ask({ CROWDSMITH_SPEAKER_KEY: 'carried over' });
    assert.equal(told, 0);
    await ask({});
    await ask({});
    assert.equal(told, 1);
  });

  it('are the same on any machine for a simulated crowd', async () => {
    const first = (await names('simulated'))('p');
    await rm(folder(), { recursive: true });
    assert.equal((await names('simulated'))('p'), first);
  });

  it('are not made with half a key', async () => {
    await names('people');
    await writeFile(join(folder(), 'runs', 'asr', 'speakers.key'), 'ab');
    await assert.rejects(names('people'), /holds no whole key/);
  });
});

describe('a histogram', () => {
  it('tells numbers that are hardly numbers, and those that hardly differ', () => {
    const sizes = [[-4.4e-323, 0], [1e6, 1e6 + 1e-9], [0, 0], [7]].map((values) =>
      histogram(values).reduce((sum, { count }) => sum + count, 0),
    );
    assert.deepEqual(sizes, [2, 2, 2, 1]);
  });

  it('counts every value once, in bars without gaps', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 50 }),
        (values) => {
          const bins = histogram(values);
          assert.equal(
            bins.reduce((sum, { count }) => sum + count, 0),
            values.length,
          );
          assert.ok(bins.length <= 40);
          for (const [at, { from }] of bins.entries()) {
            const before = bins[at - 1];
            if (before !== undefined)
              assert.ok(Math.abs(before.to - from) < 1e-6 * Math.abs(from) + 1e-9);
          }
        },
      ),
    );
  });

  it('is empty without values', () => {
    assert.deepEqual(histogram([]), []);
  });
});
