import type { RecordingChecks } from '../../spec';

/** What a recording is held against before anybody is paid for listening to it. */
export interface RecordingRules {
  /** Longer files are not read at all. */
  readonly mostBytes: number;
  readonly seconds: Bounds;
  /** How long a reader takes for a character (a code point that is no blank). */
  readonly secondsPerCharacter: Bounds;
  /** How long a reader takes for a word. */
  readonly secondsPerWord: Bounds;
  /** 0 to 1: the largest share of silence. */
  readonly silence: number;
  /** 0 to 1: the largest share of clipped samples. */
  readonly clipping: number;
  /** What becomes of a sound that was handed in before. */
  readonly duplicates: 'reject' | 'keep';
}

export interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/**
 * Nobody speaks for more than a hundred megabytes in one task, and memory is not risked for it. The
 * fastest readers say about 25 characters a second; 33 cannot be the whole text. Wide on purpose: what
 * these bounds let through, people judge.
 */
export const standardRules: RecordingRules = {
  mostBytes: 100 * 1024 * 1024,
  seconds: { min: 0.3, max: 1800 },
  secondsPerCharacter: { min: 0.03, max: 1.5 },
  secondsPerWord: {},
  silence: 0.95,
  clipping: 0.05,
  duplicates: 'reject',
};

/** The rules of a pipeline: what it says, and the standard for the rest. */
export function rulesOf(checks: RecordingChecks | undefined): RecordingRules {
  const { max_bytes, seconds, seconds_per_character, seconds_per_word, ...rest } = checks ?? {};
  return {
    ...standardRules,
    ...rest,
    mostBytes: max_bytes ?? standardRules.mostBytes,
    seconds: { ...standardRules.seconds, ...seconds },
    secondsPerCharacter: { ...standardRules.secondsPerCharacter, ...seconds_per_character },
    secondsPerWord: { ...standardRules.secondsPerWord, ...seconds_per_word },
  };
}
