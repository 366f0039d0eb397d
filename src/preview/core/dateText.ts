/**
 * Dates as a performer types them: `2024-05-06`, or `2024-05-06 07:08`, in local time. Stored is a
 * UTC timestamp with seconds; a date alone is stored as its local midnight in UTC.
 */
export type DateFormat = 'date' | 'date-time';

/** Digits of each part, and what stands before it. */
const parts = [
  { before: '', length: 4, max: 9999 },
  { before: '-', length: 2, max: 12 },
  { before: '-', length: 2, max: 31 },
  { before: ' ', length: 2, max: 23 },
  { before: ':', length: 2, max: 59 },
] as const;

const blank = '_';

function partsOf(format: DateFormat): readonly (typeof parts)[number][] {
  return format === 'date' ? parts.slice(0, 3) : parts;
}

/** How many digits a complete text has. */
export function digitCount(format: DateFormat): number {
  return partsOf(format).reduce((sum, { length }) => sum + length, 0);
}

/** Digits in the form of the mask: `2024-05-__`. Months, days, hours and minutes are capped. */
export function masked(digits: string, format: DateFormat): string {
  let rest = digits.slice(0, digitCount(format));
  return partsOf(format)
    .map(({ before, length, max }) => {
      const own = capped(rest.slice(0, length), length, max);
      rest = rest.slice(length);
      return before + own.padEnd(length, blank);
    })
    .join('');
}

function capped(digits: string, length: number, max: number): string {
  return digits.length === length && Number(digits) > max ? String(max) : digits;
}

export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** Where the caret belongs after so many digits. */
export function caretAfter(count: number, format: DateFormat): number {
  let left = count;
  let place = 0;
  for (const { before, length } of partsOf(format)) {
    place += before.length;
    if (left <= length) return place + left;
    left -= length;
    place += length;
  }
  return place;
}

/** The moment that a complete text names; undefined while it is incomplete, or names no real day. */
export function momentOf(text: string, format: DateFormat): Date | undefined {
  const digits = digitsOf(text);
  if (digits.length < digitCount(format)) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = partsOf(format).map(
    ({ length }, i) => Number(digits.slice(offsetOf(i), offsetOf(i) + length)),
  );
  const date = new Date(year, month - 1, day, hour, minute);
  date.setFullYear(year);
  const isReal = date.getMonth() === month - 1 && date.getDate() === day;
  return isReal ? date : undefined;
}

function offsetOf(part: number): number {
  return parts.slice(0, part).reduce((sum, { length }) => sum + length, 0);
}

/** A stored timestamp as it is typed; empty when it is none. */
export function typedText(stored: unknown, format: DateFormat): string {
  const date = typeof stored === 'string' ? new Date(stored) : undefined;
  if (!date || Number.isNaN(date.getTime())) return '';
  const two = (value: number): string => String(value).padStart(2, '0');
  const digits = [
    String(date.getFullYear()).padStart(4, '0'),
    two(date.getMonth() + 1),
    two(date.getDate()),
    two(date.getHours()),
    two(date.getMinutes()),
  ].join('');
  return masked(digits, format);
}

export function stamp(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** UTC to the minute: what `min`, `max` and `blockList` take. */
const bound = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z$/;

export interface DateRules {
  readonly format: DateFormat;
  readonly min: Date | undefined;
  readonly max: Date | undefined;
  /** Days that cannot be picked. */
  readonly blocked: readonly Date[];
}

/** The rules of a date field, or what is wrong with them. */
export function dateRules(props: Readonly<Record<string, unknown>>): DateRules | string {
  const { format, min, max } = props;
  if (format !== 'date' && format !== 'date-time') return '"format" must be "date" or "date-time"';
  const blocked: readonly unknown[] = Array.isArray(props.blockList) ? props.blockList : [];
  const wrong = [min, max, ...blocked].find(
    (value) => value !== undefined && !(typeof value === 'string' && bound.test(value)),
  );
  if (wrong !== undefined) return `${JSON.stringify(wrong)} is no UTC time like 2020-07-16T14:25Z`;
  const dateOf = (value: unknown): Date | undefined =>
    typeof value === 'string' ? new Date(value) : undefined;
  return {
    format,
    min: dateOf(min),
    max: dateOf(max),
    blocked: blocked.map(dateOf).filter((date) => date !== undefined),
  };
}

/** The nearest moment between the bounds. */
export function clamped(date: Date, { min, max }: DateRules): Date {
  if (min && date < min) return min;
  return max && date > max ? max : date;
}

export function isBlocked(day: Date, { blocked }: DateRules): boolean {
  return blocked.some((one) => one.toDateString() === day.toDateString());
}

/** Whether no moment of a day lies between the bounds. */
export function isOutside(day: Date, { min, max }: DateRules): boolean {
  const start = new Date(day.getFullYear(), day.getMonth(), day.getDate());
  const end = new Date(day.getFullYear(), day.getMonth(), day.getDate(), 23, 59, 59, 999);
  return (min !== undefined && end < min) || (max !== undefined && start > max);
}
