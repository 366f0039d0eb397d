import type { HabitName } from '../domain/rows';

/** How a kind of person works. Shares and chances are 0 to 1. */
export interface Habit {
  readonly name: HabitName;
  /** Weight in the crowd. */
  readonly weight: number;
  /** Answers that are right, drawn per person from this range. */
  readonly accuracy: readonly [number, number];
  /** Time taken, as a part of what the work deserves. */
  readonly pace: readonly [number, number];
  readonly skips: number;
  readonly abandons: number;
  readonly solvesCaptcha: number;
  /** Recordings that are silent, cut off or noisy. */
  readonly spoilsRecording: number;
  readonly answersAlwaysTheSame?: boolean;
}

/** The default crowd: mostly decent people, and a few of everybody that quality control is for. */
export const habits: readonly Habit[] = [
  {
    name: 'careful',
    weight: 48,
    accuracy: [0.93, 0.99],
    pace: [1, 1.15],
    skips: 0.01,
    abandons: 0.003,
    solvesCaptcha: 0.99,
    spoilsRecording: 0.03,
  },
  {
    name: 'average',
    weight: 32,
    accuracy: [0.84, 0.93],
    pace: [0.9, 1.05],
    skips: 0.03,
    abandons: 0.01,
    solvesCaptcha: 0.96,
    spoilsRecording: 0.1,
  },
  {
    name: 'careless',
    weight: 6,
    accuracy: [0.6, 0.75],
    pace: [0.6, 0.85],
    skips: 0.08,
    abandons: 0.04,
    solvesCaptcha: 0.85,
    spoilsRecording: 0.3,
  },
  {
    name: 'hasty',
    weight: 4,
    accuracy: [0.55, 0.75],
    pace: [0.03, 0.12],
    skips: 0.02,
    abandons: 0.01,
    solvesCaptcha: 0.9,
    spoilsRecording: 0.4,
  },
  {
    name: 'spammer',
    weight: 3,
    accuracy: [0.4, 0.5],
    pace: [0.15, 0.4],
    skips: 0,
    abandons: 0.02,
    solvesCaptcha: 0.7,
    spoilsRecording: 0.8,
    answersAlwaysTheSame: true,
  },
  {
    name: 'skipper',
    weight: 3,
    accuracy: [0.8, 0.9],
    pace: [0.8, 1],
    skips: 0.85,
    abandons: 0.05,
    solvesCaptcha: 0.9,
    spoilsRecording: 0.1,
  },
  {
    name: 'captcha-failer',
    weight: 2,
    accuracy: [0.7, 0.85],
    pace: [0.6, 0.9],
    skips: 0.02,
    abandons: 0.02,
    solvesCaptcha: 0.15,
    spoilsRecording: 0.2,
  },
  {
    name: 'bad-recorder',
    weight: 2,
    accuracy: [0.85, 0.92],
    pace: [0.9, 1.1],
    skips: 0.01,
    abandons: 0.01,
    solvesCaptcha: 0.95,
    spoilsRecording: 0.9,
  },
];

const byName = new Map(habits.map((habit) => [habit.name, habit]));

export function habitOf(name: HabitName): Habit {
  const habit = byName.get(name);
  if (!habit) throw new Error(`No such habit: ${name}`);
  return habit;
}
