import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { countWords } from '../../corpus/text/countWords';
import type { AudioCheck, AudioProblem } from './audioFormat';
import { checkAudio } from './audioFormat';
import { withRoomFor } from './byteGate';
import type { Bounds, RecordingRules } from './recordingRules';
import { standardRules } from './recordingRules';
import { sha256 } from './sha256';

/** Why a recording is refused without anybody listening to it. */
export type RecordingProblem =
  | AudioProblem
  | 'too-large'
  | 'too-short'
  | 'too-long'
  | 'too-fast'
  | 'too-slow'
  | 'silent'
  | 'clipped';

/** What is known about a sound file from its bytes. */
export interface RecordingFacts {
  readonly bytes: number;
  /** Of the file. */
  readonly sha256: string;
  /** Of the sound without its container: the same when somebody wraps it anew. */
  readonly soundSha256: string;
  readonly container: string;
  readonly codec: string;
  /** With a dot, by content. */
  readonly extension: string;
  readonly mediaType: string;
  readonly seconds: number;
  /** Hertz. */
  readonly sampleRate: number;
  readonly channels: number;
  /** 0 to 1; undefined where only a decoder could tell. */
  readonly silence?: number;
  /** 0 to 1; only of sound without losses. */
  readonly clipping?: number;
}

export type RecordingCheck =
  | { readonly state: 'good'; readonly facts: RecordingFacts }
  | {
      readonly state: 'refused';
      readonly reason: RecordingProblem;
      /** For the log: what was found, with figures. */
      readonly detail: string;
      readonly facts?: RecordingFacts;
    };

export interface RecordingToCheck {
  /** What should be heard in it. */
  readonly text?: string;
  readonly rules?: RecordingRules;
}

/** Holds a file against the rules. Memory for all checks under way together is bounded. */
export async function checkRecording(
  file: { readonly path: string } | { readonly bytes: Uint8Array },
  o: RecordingToCheck = {},
): Promise<RecordingCheck> {
  const rules = o.rules ?? standardRules;
  const size = 'path' in file ? (await stat(file.path)).size : file.bytes.length;
  if (size > rules.mostBytes) {
    return { state: 'refused', reason: 'too-large', detail: `It has ${size} bytes.` };
  }
  if ('bytes' in file) return judge(file.bytes, o.text, rules);
  return await withRoomFor(size, async () => judge(await readFile(file.path), o.text, rules));
}

function judge(bytes: Uint8Array, text: string | undefined, rules: RecordingRules): RecordingCheck {
  const audio = checkAudio(bytes);
  if (audio.state === 'refused') return audio;
  const facts = factsOf(bytes, audio);
  const problem = problemOf(facts, text, rules);
  return problem === undefined ? { state: 'good', facts } : { state: 'refused', ...problem, facts };
}

function factsOf(
  bytes: Uint8Array,
  audio: Extract<AudioCheck, { state: 'audio' }>,
): RecordingFacts {
  const { container, codec, extension, mediaType, seconds, sampleRate, channels, levels } = audio;
  const hash = createHash('sha256').update(`${codec} ${sampleRate} ${channels}\n`);
  for (const piece of audio.sound) hash.update(piece);
  return {
    ...{ bytes: bytes.length, sha256: sha256(bytes), soundSha256: hash.digest('hex') },
    ...{ container, codec, extension, mediaType, seconds, sampleRate, channels },
    ...(levels.from !== 'unknown' && { silence: levels.silence }),
    ...(levels.from === 'samples' && { clipping: levels.clipping }),
  };
}

interface Problem {
  readonly reason: RecordingProblem;
  readonly detail: string;
}

function problemOf(
  facts: RecordingFacts,
  text: string | undefined,
  rules: RecordingRules,
): Problem | undefined {
  const { silence = 0, clipping = 0, seconds } = facts;
  if (silence > rules.silence) {
    return { reason: 'silent', detail: `${percent(silence)} of it is silence.` };
  }
  if (clipping > rules.clipping) {
    return { reason: 'clipped', detail: `${percent(clipping)} of its samples are clipped.` };
  }
  const side = sideOf(seconds, rules.seconds);
  if (side !== undefined) {
    const reason = side === 'below' ? 'too-short' : 'too-long';
    return { reason, detail: `It is ${seconds.toFixed(1)} s long.` };
  }
  return text === undefined ? undefined : paceProblem(seconds, text, rules);
}

/** Pauses before and after are no reading: a slow reader gets this many seconds on top. */
const slack = 10;

function paceProblem(seconds: number, text: string, rules: RecordingRules): Problem | undefined {
  const characters = Array.from(text.replaceAll(/\s/g, '')).length;
  const words = countWords(text);
  const paces = [
    [rules.secondsPerCharacter, characters],
    [rules.secondsPerWord, words],
  ] as const;
  for (const [{ min = 0, max = Infinity }, count] of paces) {
    if (count === 0) continue;
    const side = sideOf(seconds, { min: min * count, max: max * count + slack });
    if (side === undefined) continue;
    return {
      reason: side === 'below' ? 'too-fast' : 'too-slow',
      detail: `It is ${seconds.toFixed(1)} s long for ${words} words (${characters} characters).`,
    };
  }
  return undefined;
}

function sideOf(value: number, { min, max }: Bounds): 'below' | 'above' | undefined {
  if (min !== undefined && value < min) return 'below';
  return max !== undefined && value > max ? 'above' : undefined;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
