import { textOf, type OptionValues } from './command';
import { UsageError } from './usageError';

/** The whole number of an option within bounds, or `standard` when it is not given. */
export function wholeNumberOf<T>(
  values: OptionValues,
  name: string,
  standard: T,
  most = Number.MAX_SAFE_INTEGER,
): number | T {
  const text = textOf(values, name);
  if (text === undefined) return standard;
  const number = Number(text);
  if (text.trim() !== '' && Number.isInteger(number) && number >= 0 && number <= most)
    return number;
  throw new UsageError(`--${name} wants a whole number from 0 to ${most}, not "${text}".`);
}

/** The number of an option, 0 or more, or `standard` when it is not given. */
export function numberOf<T>(values: OptionValues, name: string, standard: T): number | T {
  const text = textOf(values, name);
  if (text === undefined) return standard;
  const number = Number(text);
  if (text.trim() !== '' && Number.isFinite(number) && number >= 0) return number;
  throw new UsageError(`--${name} wants a number, 0 or more, not "${text}".`);
}
