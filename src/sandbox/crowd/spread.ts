import type { RandomStream } from '../random/stream';
import type { Spread } from './crowdSpec';

/** One person's number. */
export function drawFrom(spread: Spread, stream: RandomStream): number {
  if ('from' in spread) return stream.between(spread.from, spread.to);
  return spread.median * Math.exp(spread.spread * normal(stream));
}

/** As a share, which a wide spread must not leave. */
export function drawShare(spread: Spread, stream: RandomStream): number {
  return Math.min(1, Math.max(0, drawFrom(spread, stream)));
}

/** Standard normal, by Box and Muller. */
function normal(stream: RandomStream): number {
  const radius = Math.sqrt(-2 * Math.log(1 - stream.next()));
  return radius * Math.cos(2 * Math.PI * stream.next());
}
