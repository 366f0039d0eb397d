import { ByOrigin } from '../../document/byOrigin';
import { valueAt, type SpecNode } from '../../document/node';
import { plainValueOf } from '../../document/plainValue';

type Data = Readonly<Record<string, unknown>>;

/** Minutes in a unit of `RESTRICTION_V2`. */
const minutes: Readonly<Record<string, number>> = { MINUTES: 1, HOURS: 60, DAYS: 24 * 60 };

/** What a collector counts: equal texts for configs that count the same. */
export function meaningOfCollector(config: SpecNode | undefined): string {
  if (!config) return '';
  return collectors.of(config, () =>
    textOf({
      type: plainOf(valueAt(config, 'type')),
      parameters: withoutDefaults(dataOf(plainOf(valueAt(config, 'parameters')))),
    }),
  );
}

/**
 * What a rule does: equal texts for rules that do the same, however they are written. Conditions are
 * joined by "and", so their order means nothing; neither do notes to oneself, defaults that are written
 * out, a number in quotes, or two ways to say how long.
 */
export function meaningOfRule(rule: SpecNode): string {
  return rules.of(rule, () => {
    const { conditions, action } = dataOf(plainValueOf(rule));
    const texts = (Array.isArray(conditions) ? conditions : []).map((one: unknown) => textOf(one));
    return textOf({ conditions: [...new Set(texts)].sort(), action: meaningOfAction(action) });
  });
}

const collectors = new ByOrigin<string>();
const rules = new ByOrigin<string>();

const plainOf = (node: SpecNode | undefined): unknown => (node ? plainValueOf(node) : undefined);

const dataOf = (value: unknown): Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {};

function meaningOfAction(action: unknown): unknown {
  const { type, parameters: given } = dataOf(action);
  const parameters = withoutDefaults({ ...dataOf(given), private_comment: null });
  if (type === 'RESTRICTION') {
    const { duration_days: days, ...rest } = parameters;
    return { type: 'RESTRICTION_V2', parameters: { ...rest, minutes: minutesOf(days, 'DAYS') } };
  }
  if (type === 'RESTRICTION_V2') {
    const { duration, duration_unit: unit, ...rest } = parameters;
    return { type, parameters: { ...rest, minutes: minutesOf(duration, unit) } };
  }
  return { type, parameters };
}

/** Undefined for ever. */
function minutesOf(duration: unknown, unit: unknown): unknown {
  if (duration === undefined || unit === 'PERMANENT') return undefined;
  const one = typeof unit === 'string' && Object.hasOwn(minutes, unit) ? minutes[unit] : undefined;
  const count = Number(duration);
  return one === undefined || Number.isNaN(count) ? [duration, unit] : count * one;
}

/** What is null or false is the same as what is not there. */
function withoutDefaults(data: Data): Data {
  return Object.fromEntries(
    Object.entries(data).filter(([, value]) => value !== null && value !== false),
  );
}

/** JSON with keys in order and numbers without quotes. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) => {
    if (typeof one === 'string') return /^-?\d+(\.\d+)?$/.test(one) ? Number(one) : one;
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return one;
    return Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
