import type { ScalarNode } from '../document/node';
import type { NumberSchema, TextSchema, Unit } from '../schema/schema';
import type { Plain } from '../schema/settle';
import { platformTime } from '../validate/platformDate';

/** What a value means, beyond what is written: an enum's sense, a duration in minutes, a region's name. */
export function valueWords(node: ScalarNode, schema: Plain): string | undefined {
  const { value } = node;
  if (typeof value === 'string' && schema.kind === 'text') return textWords(value, schema);
  if (typeof value === 'number' && schema.kind === 'number') return numberWords(value, schema);
  return undefined;
}

function textWords(value: string, { values, form }: TextSchema): string | undefined {
  if (values && Object.hasOwn(values, value)) return `\`${value}\`: ${values[value] ?? ''}`;
  return form === 'date-time' ? dateWords(value) : undefined;
}

function numberWords(value: number, { names, unit }: NumberSchema): string | undefined {
  const name = names?.().get(value);
  if (name !== undefined) return `Region ${value}: ${name}`;
  const duration = durationOf(value, unit);
  return duration === undefined ? undefined : `${value} ${unit} = ${duration}`;
}

const secondsIn: Partial<Record<Unit, number>> = { s: 1, h: 3600, ms: 0.001 };

/** `6 min 15 s`; undefined where the number says as much by itself, or is no duration. */
export function durationOf(value: number, unit: Unit | undefined): string | undefined {
  const seconds = value * ((unit && secondsIn[unit]) ?? Number.NaN);
  if (unit === 'ms' && value >= 1000 && seconds < 60) return `${seconds} s`;
  if (unit === 'h' && value < 24) return undefined;
  return durationWords(Math.round(seconds));
}

function dateWords(text: string): string | undefined {
  const time = platformTime(text);
  if (time === undefined) return undefined;
  const day = new Intl.DateTimeFormat('en', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return `${day.format(time)} UTC`;
}

const units: readonly (readonly [string, number])[] = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
];

/** Undefined below a minute, where it would say nothing new. */
function durationWords(seconds: number): string | undefined {
  if (!Number.isFinite(seconds) || seconds < 60) return undefined;
  const parts: string[] = [];
  let rest = seconds;
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${unit}`);
  }
  return parts.join(' ');
}
