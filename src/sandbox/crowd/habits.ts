import type { RecordingHabit } from '../domain/rows';
import type { Habit } from './crowdSpec';

function recordings(spoiled: number): RecordingHabit {
  return { spoiled, faults: { silent: 1, truncated: 1, noisy: 1, 'wrong-format': 0 } };
}

/** Kinds of people that a crowd file can name; what it says besides replaces parts of them. */
export const habits = {
  careful: {
    accuracy: { from: 0.93, to: 0.99 },
    pace: { from: 1, to: 1.15 },
    skips: 0.01,
    abandons: 0.003,
    solvesCaptcha: 0.99,
    recordings: recordings(0.03),
    unwanted: false,
  },
  average: {
    accuracy: { from: 0.84, to: 0.93 },
    pace: { from: 0.9, to: 1.05 },
    skips: 0.03,
    abandons: 0.01,
    solvesCaptcha: 0.96,
    recordings: recordings(0.1),
    unwanted: false,
  },
  careless: {
    accuracy: { from: 0.6, to: 0.75 },
    pace: { from: 0.6, to: 0.85 },
    skips: 0.08,
    abandons: 0.04,
    solvesCaptcha: 0.85,
    recordings: recordings(0.3),
    unwanted: true,
  },
  hasty: {
    accuracy: { from: 0.55, to: 0.75 },
    pace: { from: 0.03, to: 0.12 },
    skips: 0.02,
    abandons: 0.01,
    solvesCaptcha: 0.9,
    recordings: recordings(0.4),
    unwanted: true,
  },
  /** Clicks the same option all day and does not look. */
  spammer: {
    accuracy: { from: 0.4, to: 0.5 },
    pace: { from: 0.15, to: 0.4 },
    skips: 0,
    abandons: 0.02,
    solvesCaptcha: 0.7,
    recordings: recordings(0.8),
    alwaysAnswers: 'a favourite',
    unwanted: true,
  },
  /** A script: as slow as a person would be, so that only answers give it away. */
  bot: {
    accuracy: { from: 0.5, to: 0.5 },
    pace: { from: 0.95, to: 1.05 },
    skips: 0,
    abandons: 0,
    solvesCaptcha: 0.35,
    recordings: recordings(1),
    alwaysAnswers: 'a favourite',
    unwanted: true,
  },
  /** Picks something, anything, at a believable pace. */
  guesser: {
    accuracy: { from: 0.3, to: 0.5 },
    pace: { from: 0.5, to: 0.9 },
    skips: 0.01,
    abandons: 0.01,
    solvesCaptcha: 0.9,
    recordings: recordings(0.5),
    unwanted: true,
  },
  skipper: {
    accuracy: { from: 0.8, to: 0.9 },
    pace: { from: 0.8, to: 1 },
    skips: 0.85,
    abandons: 0.05,
    solvesCaptcha: 0.9,
    recordings: recordings(0.1),
    unwanted: true,
  },
  'captcha-failer': {
    accuracy: { from: 0.7, to: 0.85 },
    pace: { from: 0.6, to: 0.9 },
    skips: 0.02,
    abandons: 0.02,
    solvesCaptcha: 0.15,
    recordings: recordings(0.2),
    unwanted: true,
  },
  'bad-recorder': {
    accuracy: { from: 0.85, to: 0.92 },
    pace: { from: 0.9, to: 1.1 },
    skips: 0.01,
    abandons: 0.01,
    solvesCaptcha: 0.95,
    recordings: recordings(0.9),
    unwanted: true,
  },
  /** Good in the morning; the evening shows. */
  tiring: {
    accuracy: { from: 0.9, to: 0.97 },
    pace: { from: 0.95, to: 1.1 },
    fatigue: { afterTasks: 60, overTasks: 200, accuracyLoss: 0.25, slows: 0.3 },
    skips: 0.02,
    abandons: 0.02,
    solvesCaptcha: 0.97,
    recordings: recordings(0.06),
    unwanted: false,
  },
} as const satisfies Readonly<Record<string, Habit>>;

export type HabitName = keyof typeof habits;

export function habitNamed(name: string): Habit | undefined {
  return Object.hasOwn(habits, name) ? habits[name as HabitName] : undefined;
}
