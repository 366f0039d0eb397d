import { locationRejected, locationUnknown } from '../environment';
import { simpleVerdict } from '../verdict';
import type { Condition } from './condition';

const earthRadiusMetres = 6_371_000;

/** Two `lat,lng` places lie at most `max` metres apart (great circle on a sphere). */
export const distance: Condition = (props) => {
  const from = props.value('from');
  const to = props.value('to');
  const max = props.value('max');
  const hint = props.value('hint');
  const refuse = (text: string): ReturnType<Condition> =>
    simpleVerdict(false, hint, { pass: text, fail: text });
  if (from === locationRejected || to === locationRejected) {
    return refuse(props.say('locationRefused'));
  }
  if (from === locationUnknown || to === locationUnknown)
    return refuse(props.say('locationUnknown'));
  const [start, end] = [coordinates(from), coordinates(to)];
  if (!start || !end || typeof max !== 'number') return refuse(props.say('placesUnclear'));
  const metres = Math.round(haversine(start, end));
  return simpleVerdict(metres <= max, hint, {
    pass: props.say('tooFar', { max, metres }),
    fail: props.say('tooClose', { max, metres }),
  });
};

interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

function coordinates(value: unknown): Place | undefined {
  if (typeof value !== 'string') return undefined;
  const [latitude, longitude, ...more] = value.split(',').map(Number);
  if (latitude === undefined || longitude === undefined || more.length > 0) return undefined;
  return Number.isFinite(latitude) && Number.isFinite(longitude)
    ? { latitude, longitude }
    : undefined;
}

function haversine(from: Place, to: Place): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const half = (degrees: number): number => Math.sin(radians(degrees) / 2) ** 2;
  const a =
    half(to.latitude - from.latitude) +
    Math.cos(radians(from.latitude)) *
      Math.cos(radians(to.latitude)) *
      half(to.longitude - from.longitude);
  return 2 * earthRadiusMetres * Math.asin(Math.sqrt(a));
}
