import type { RecordingFault, RecordingRecipe } from '../domain/rows';
import { randomStream, type RandomStream } from '../random/stream';
import { wavFile } from './wav';

const sampleRate = 8000;
const charactersPerSecond = 14;
const longestSeconds = 120;

/** How a person reads a text aloud; `fault` says what goes wrong with it. */
export function recipeFor(
  textLength: number,
  fault: RecordingFault | 'none',
  stream: RandomStream,
): RecordingRecipe {
  const seconds = Math.min(longestSeconds, Math.max(1.2, textLength / charactersPerSecond));
  const part = fault === 'truncated' ? stream.between(0.1, 0.4) : stream.between(0.9, 1.1);
  return {
    version: 1,
    seed: stream.integer(0, 0xffffffff),
    milliseconds: Math.round(seconds * part * 1000),
    pitch: stream.integer(90, 230),
    fault,
  };
}

/**
 * The bytes of a recording: 8 kHz, 8 bit, mono WAV, unless its format is what is wrong with it. Always the same for the same recipe: the sound
 * is made with whole numbers only, so no machine rounds it differently.
 */
export function renderRecording(recipe: RecordingRecipe): Buffer {
  if (recipe.fault === 'wrong-format') return note(recipe);
  const samples = new Uint8Array(
    Math.max(1, Math.floor((recipe.milliseconds * sampleRate) / 1000)),
  );
  samples.fill(128);
  const stream = randomStream(recipe.seed, 'sound');
  if (recipe.fault !== 'silent') speak(samples, recipe.pitch, stream);
  if (recipe.fault === 'noisy') addNoise(samples, stream);
  return wavFile(samples, sampleRate);
}

/** Somebody handed in a text file where a recording was asked for. */
function note({ seed, milliseconds }: RecordingRecipe): Buffer {
  return Buffer.from(
    `My voice memo no. ${seed} of ${Math.round(milliseconds / 1000)} s is on my phone.\n`,
  );
}

/** How the file of a recording is called and what it is said to be. */
export function formatOf({ fault }: RecordingRecipe): { extension: string; mediaType: string } {
  return fault === 'wrong-format'
    ? { extension: '.txt', mediaType: 'text/plain' }
    : { extension: '.wav', mediaType: 'audio/wav' };
}

/** One turn of a sine in 256 steps, amplitude 127. */
const sine = Int16Array.from({ length: 256 }, (_, step) =>
  Math.round(127 * Math.sin((2 * Math.PI * step) / 256)),
);

/** Resonances of five vowels, hertz. */
const vowels: readonly [readonly [number, number], ...(readonly [number, number])[]] = [
  [730, 1090],
  [530, 1840],
  [270, 2290],
  [570, 840],
  [300, 870],
];

interface Syllable {
  readonly start: number;
  readonly end: number;
  readonly pitch: number;
  readonly formants: readonly [number, number];
}

/** Syllables of a voiced sound with two resonances, soft edges, and pauses between words. */
function speak(samples: Uint8Array, pitch: number, stream: RandomStream): void {
  let position = stream.integer(400, 1600);
  let untilPause = stream.integer(2, 5);
  while (position < samples.length) {
    const end = Math.min(samples.length, position + stream.integer(900, 1900));
    const spoken = Math.max(60, pitch + stream.integer(-15, 15));
    sing(samples, { start: position, end, pitch: spoken, formants: stream.pick(vowels) });
    position = end + stream.integer(120, 400);
    untilPause -= 1;
    if (untilPause === 0) {
      position += stream.integer(600, 2200);
      untilPause = stream.integer(2, 5);
    }
  }
}

function sing(samples: Uint8Array, { start, end, pitch, formants }: Syllable): void {
  const length = end - start;
  const edge = Math.max(1, Math.floor(length / 5));
  for (let offset = 0; offset < length; offset++) {
    const voice = tone(pitch, offset) * 4 + tone(pitch * 2, offset) * 2;
    const resonance = tone(formants[0], offset) * 3 + tone(formants[1], offset);
    const loudness = Math.min(edge, offset, length - offset);
    samples[start + offset] = 128 + Math.trunc(((voice + resonance) * loudness) / (edge * 16));
  }
}

function tone(frequency: number, offset: number): number {
  return sine[Math.floor((offset * frequency * 256) / sampleRate) & 255] ?? 0;
}

function addNoise(samples: Uint8Array, stream: RandomStream): void {
  for (let index = 0; index < samples.length; index++) {
    const noisy = (samples[index] ?? 128) + stream.integer(-70, 70);
    samples[index] = Math.min(255, Math.max(0, noisy));
  }
}
