import type { Assignment } from '../api';
import { platformTime } from './platformTime';

/** How long the performer had it, in seconds; undefined while it is not handed in. */
export function secondsOf({ created, submitted }: Assignment): number | undefined {
  const [from, to] = [platformTime(created), platformTime(submitted)];
  return from === undefined || to === undefined ? undefined : Math.max(0, (to - from) / 1000);
}
