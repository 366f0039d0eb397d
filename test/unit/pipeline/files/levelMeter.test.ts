import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LevelMeter } from '../../../../src/pipeline/files/walk/levelMeter';

describe('the levels of samples', () => {
  const meter = (): LevelMeter => new LevelMeter({ channels: 1, sampleRate: 500, isCoarse: false });

  it('are the same whether samples come one by one, all at once or in pieces', () => {
    const sample = fc.constantFrom(-1, -0.9991, -0.5, -1e-4, 0, 1e-3, 0.7, 0.9995, 1);
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 100 }), fc.nat(100), (samples, cut) => {
        const [single, many, pieces] = [meter(), meter(), meter()];
        for (const value of samples) single.add(value);
        many.addMany(samples.length, (at) => samples[at] ?? 0);
        for (const part of [samples.slice(0, cut), samples.slice(cut)]) {
          pieces.addMany(part.length, (at) => part[at] ?? 0);
        }
        const levels = single.levels();
        assert.deepEqual(many.levels(), levels);
        assert.deepEqual(pieces.levels(), levels);
      }),
    );
  });

  it('count full scale from the third sample in a row, with the two before it', () => {
    const samples = [1, 1, 0, 1, -1, 1, 1, 0, 0, 0];
    const all = meter();
    all.addMany(samples.length, (at) => samples[at] ?? 0);
    assert.deepEqual(all.levels(), { from: 'samples', silence: 0, clipping: 0.4 });
  });
});
