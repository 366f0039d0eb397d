/** Figures as people read them. */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The two largest units of a stretch of time: `6 d 23 h`. */
export function stretch(milliseconds: number): string {
  const left = Math.max(0, milliseconds);
  if (left >= day) return units([left / day, 'd'], [(left % day) / hour, 'h']);
  if (left >= hour) return units([left / hour, 'h'], [(left % hour) / minute, 'min']);
  if (left >= minute) return units([left / minute, 'min'], [(left % minute) / 1000, 's']);
  return units([left / 1000, 's']);
}

function units(...parts: readonly (readonly [number, string])[]): string {
  return parts
    .map(([count, unit]) => [Math.floor(count), unit] as const)
    .filter(([count], i) => i === 0 || count > 0)
    .map(([count, unit]) => `${String(count)} ${unit}`)
    .join(' ');
}

/** US dollars, as exact as small rewards are. */
export function money(amount: number): string {
  const digits = amount !== 0 && Math.abs(amount * 100 - Math.round(amount * 100)) > 1e-6 ? 3 : 2;
  return `$${amount.toFixed(digits)}`;
}

export function moment(time: number): string {
  return new Date(time).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}

export const statusWords: Readonly<Record<string, string>> = {
  ACTIVE: 'being done',
  SUBMITTED: 'waiting',
  ACCEPTED: 'accepted',
  REJECTED: 'rejected',
  SKIPPED: 'skipped',
  EXPIRED: 'expired',
};
