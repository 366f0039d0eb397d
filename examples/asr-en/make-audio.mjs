// Makes the training clips in data/records: node make-audio.mjs
//
// Nobody speaks in them. Each letter of the text is a buzz filtered through the resonances of a
// vowel, or a short noise for a consonant, so that a clip has the length, the rhythm and the melody
// of a sentence and can be told from silence and noise, but not understood. The same text always
// gives the same bytes.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const rate = 8000;
const folder = join(dirname(fileURLToPath(import.meta.url)), 'data', 'records');

/** Resonances of vowels in hertz: the two that make them sound different. */
const vowels = {
  a: [750, 1200],
  e: [500, 1900],
  i: [300, 2300],
  o: [480, 850],
  u: [320, 750],
  y: [320, 2000],
};
const hissing = new Set('scfhxz');
const stopped = new Set('bdgkpqt');

const clips = readFileSync(join(folder, 'answers.tsv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'));
for (const [filename, , text] of clips) {
  writeFileSync(join(folder, filename), wave(clip(filename, text)));
}

/** What is wrong with a clip is in its name. */
function clip(filename, text) {
  const random = randomFrom(filename);
  if (filename.startsWith('silence')) return new Float64Array(Math.round(rate * 2.2));
  if (filename.startsWith('other')) return voice('Nothing of this was in the task.', random);
  const samples = voice(text, random);
  if (filename.startsWith('cut')) return samples.subarray(0, Math.round(samples.length * 0.45));
  if (filename.startsWith('noise')) return samples.map((s) => s * 0.25 + (random() - 0.5) * 1.2);
  return samples;
}

/** About fourteen letters a second, with a voice that falls towards the end. */
function voice(text, random) {
  const letters = [...text.toLowerCase()];
  const parts = letters.map((letter, at) =>
    sound(letter, 125 * (1.15 - (0.35 * at) / letters.length), random),
  );
  const pause = new Float64Array(Math.round(rate * 0.15));
  return joined([pause, ...parts, pause]);
}

function sound(letter, pitch, random) {
  const resonances = vowels[letter];
  if (resonances) return buzz(0.09 + random() * 0.03, pitch, resonances, random);
  if (hissing.has(letter)) return shaped(0.06, () => (random() - 0.5) * 0.25);
  if (stopped.has(letter)) return shaped(0.05, (t) => (t > 0.035 ? (random() - 0.5) * 0.4 : 0));
  if (/[a-z]/.test(letter)) return buzz(0.06, pitch, [260, 1100], random);
  return new Float64Array(Math.round(rate * (letter === ' ' ? 0.05 : 0.2)));
}

/** A train of pulses at the pitch through two resonators. */
function buzz(seconds, pitch, resonances, random) {
  const filters = resonances.map((frequency) => resonator(frequency, 90));
  let phase = random();
  return shaped(seconds, () => {
    phase += pitch / rate;
    const pulse = phase >= 1 ? 1 : 0;
    phase %= 1;
    return filters.reduce((sum, filter) => sum + filter(pulse), 0) * 0.35;
  });
}

function resonator(frequency, bandwidth) {
  const radius = Math.exp((-Math.PI * bandwidth) / rate);
  const turn = 2 * radius * Math.cos((2 * Math.PI * frequency) / rate);
  let last = 0;
  let beforeLast = 0;
  return (input) => {
    const output = input + turn * last - radius * radius * beforeLast;
    beforeLast = last;
    last = output;
    return output;
  };
}

/** Samples with soft edges, so that letters do not click. */
function shaped(seconds, at) {
  const samples = new Float64Array(Math.round(rate * seconds));
  const edge = Math.round(rate * 0.008);
  return samples.map((_, index) => {
    const gain = Math.min(1, index / edge, (samples.length - 1 - index) / edge);
    return at(index / rate) * gain;
  });
}

function joined(parts) {
  const whole = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Mulberry32, seeded by a text. */
function randomFrom(seed) {
  let state = [...seed].reduce(
    (hash, char) => Math.imul(hash ^ char.codePointAt(0), 16777619),
    2166136261,
  );
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A WAV file: one channel, 16 bits. */
function wave(samples) {
  const bytes = Buffer.alloc(44 + samples.length * 2);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(36 + samples.length * 2, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(samples.length * 2, 40);
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1e-9);
  const gain = loudest > 1e-6 ? 0.8 / loudest : 0;
  samples.forEach((sample, at) =>
    bytes.writeInt16LE(Math.round(sample * gain * 32767), 44 + at * 2),
  );
  return bytes;
}
