import assert from 'node:assert/strict';
import { recipeFor, renderRecording } from '../../../../src/sandbox/crowd/audio';
import { randomStream } from '../../../../src/sandbox/random/stream';

const textLength = 140;

function samplesOf(fault: Parameters<typeof recipeFor>[1]): Uint8Array {
  return renderRecording(recipeFor(textLength, fault, randomStream(1, fault))).subarray(44);
}

function loudness(samples: Uint8Array): number {
  return samples.reduce((sum, sample) => sum + Math.abs(sample - 128), 0) / samples.length;
}

describe('sandbox audio', () => {
  it('is the same to the byte for the same recipe', () => {
    const recipe = recipeFor(textLength, 'none', randomStream(1));
    assert.deepEqual(renderRecording(recipe), renderRecording(recipe));
  });

  it('speaks about fourteen characters a second, and never more than some two minutes', () => {
    assert.ok(Math.abs(samplesOf('none').length / 8000 - 10) < 1.1);
    const long = recipeFor(100_000, 'none', randomStream(1));
    assert.ok(long.milliseconds <= 132_000);
  });

  it('has pauses between words', () => {
    const samples = samplesOf('none');
    let quiet = 0;
    let longest = 0;
    for (const sample of samples) {
      quiet = sample === 128 ? quiet + 1 : 0;
      longest = Math.max(longest, quiet);
    }
    assert.ok(longest > 500 && longest < 8000);
  });

  it('spoils a recording as its fault says', () => {
    assert.equal(loudness(samplesOf('silent')), 0);
    assert.ok(loudness(samplesOf('noisy')) > loudness(samplesOf('none')));
    assert.ok(samplesOf('truncated').length < samplesOf('none').length / 2);
  });
});
