import type { PlatformDate } from '../../spec/model';

const dayLength = 24 * 60 * 60 * 1000;
const digits = Array.from({ length: 1000 }, (_, number) => String(number).padStart(3, '0'));
let day = { number: 0, text: '1970-01-01T' };

/**
 * Milliseconds since 1970 as the platform writes a date: UTC without a zone mark. Half of all dates
 * in a list are of the same day, so only another day is asked of the calendar.
 */
export function toPlatformDate(milliseconds: number): PlatformDate {
  const number = Math.floor(milliseconds / dayLength);
  if (number !== day.number) {
    const text = new Date(number * dayLength).toISOString().slice(0, -'00:00:00.000Z'.length);
    day = { number, text };
  }
  const time = Math.floor(milliseconds - number * dayLength);
  const seconds = Math.floor(time / 1000);
  const minutes = Math.floor(seconds / 60);
  const clock = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}`;
  return `${day.text}${clock}.${digits[time % 1000] ?? ''}`;
}

function two(number: number): string {
  return (digits[number] ?? '').slice(1);
}

const datePattern =
  /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * Reads a date as clients send it. Without a zone mark it is UTC; seconds, fraction and the whole
 * time of day may be absent. Undefined when it is no date.
 */
export function parsePlatformDate(text: string): number | undefined {
  if (!datePattern.test(text)) return undefined;
  const dated = text.replace(' ', 'T');
  const full = dated.includes('T') ? dated : `${dated}T00:00`;
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/.test(full.slice(10)) ? full : `${full}Z`;
  const value = Date.parse(zoned);
  return Number.isNaN(value) ? undefined : value;
}

/** Midnight, UTC, of the day that a time lies in. */
export function startOfDay(milliseconds: number): number {
  return Math.floor(milliseconds / dayLength) * dayLength;
}
