import type { Traits } from '../domain/rows';
import type { RandomStream } from '../random/stream';
import type { Habit } from './crowdSpec';
import { drawFrom, drawShare } from './spread';

/** One person's way of working, drawn from the habit of their group. */
export function traitsOf(habit: Habit, stream: RandomStream): Traits {
  const { accuracy, pace, ...same } = habit;
  return { ...same, accuracy: drawShare(accuracy, stream), pace: drawFrom(pace, stream) };
}
