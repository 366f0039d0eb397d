import type { ScalarNode } from '../document/node';
import type { NumberSchema, TextSchema } from '../schema/schema';
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
  if (unit === 's') return durationWords(value);
  if (unit === 'h') return durationWords(value * 3600);
  return unit === 'ms' ? `${value / 1000} s` : undefined;
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

/** `375 s = 6 min 15 s`; undefined below a minute, where it would say nothing new. */
export function durationWords(seconds: number): string | undefined {
  if (seconds < 60 || !Number.isInteger(seconds)) return undefined;
  const parts: string[] = [];
  let rest = seconds;
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${unit}`);
  }
  return `${seconds} s = ${parts.join(' ')}`;
}
