import type { Spread } from '../crowdSpec';
import type { Bounds, Place } from './place';

/** `0.9`, `{ from: 0.8, to: 0.95 }` or `{ median: 1, spread: 0.3 }`. */
export function readSpread(place: Place, bounds: Bounds): Spread | undefined {
  if (!place.isMap) {
    const value = place.number(bounds);
    return value === undefined ? undefined : { from: value, to: value };
  }
  const fields = place.fields(['from', 'to', 'median', 'spread']);
  if (fields.median) {
    const median = fields.median.number(bounds);
    const spread = fields.spread?.number({ min: 0, max: 5 }) ?? 0;
    return median === undefined ? undefined : { median, spread };
  }
  return readRange(place, fields, bounds);
}

function readRange(
  place: Place,
  ends: { readonly from?: Place; readonly to?: Place },
  bounds: Bounds,
): Spread | undefined {
  if (!ends.from || !ends.to) {
    place.wrong('say both ends: `{ from: 0.8, to: 0.95 }`.');
    return undefined;
  }
  const from = ends.from.number(bounds);
  const to = ends.to.number(bounds);
  if (from === undefined || to === undefined) return undefined;
  if (from > to) place.wrong(`from ${from} is more than to ${to}.`);
  return { from, to };
}
