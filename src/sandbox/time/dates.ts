import type { PlatformDate } from '../../spec/model';

/** Milliseconds since 1970 as the platform writes a date: UTC without a zone mark. */
export function toPlatformDate(milliseconds: number): PlatformDate {
  // The same moment is written down many times in a row.
  if (milliseconds !== last.time) {
    last = { time: milliseconds, text: new Date(milliseconds).toISOString().slice(0, -1) };
  }
  return last.text;
}

let last = { time: 0, text: '1970-01-01T00:00:00.000' };

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
  const day = 24 * 60 * 60 * 1000;
  return Math.floor(milliseconds / day) * day;
}
