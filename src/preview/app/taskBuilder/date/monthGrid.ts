/** Days of a calendar page. Weeks begin on Monday. */

/** Six weeks that hold the whole month of this day. */
export function daysAround(day: Date): readonly Date[] {
  const first = new Date(day.getFullYear(), day.getMonth(), 1);
  const offset = (first.getDay() + 6) % 7;
  return Array.from(
    { length: 42 },
    (_, i) => new Date(day.getFullYear(), day.getMonth(), 1 - offset + i),
  );
}

export function weekdayNames(language: string): readonly string[] {
  // The first of January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, i) =>
    new Date(2024, 0, 1 + i).toLocaleDateString(language, { weekday: 'short' }),
  );
}

const steps: Readonly<Record<string, readonly [months: number, days: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [0, -7],
  ArrowDown: [0, 7],
  PageUp: [-1, 0],
  PageDown: [1, 0],
};

/** The day that a key goes to; undefined for other keys. */
export function moved(day: Date, key: string): Date | undefined {
  const step = steps[key];
  return step && new Date(day.getFullYear(), day.getMonth() + step[0], day.getDate() + step[1]);
}
