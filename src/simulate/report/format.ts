import type { Spread } from './model';

/** `$4.67 ($4.65 to $4.72)`. */
export function over({ mean, low, high }: Spread, show: (value: number) => string): string {
  const [middle, from, to] = [show(mean), show(low), show(high)];
  return from === to ? middle : `${middle} (${from} to ${to})`;
}

export function signed(value: number, show: (value: number) => string): string {
  return `${value < 0 ? '−' : '+'}${show(Math.abs(value))}`;
}

/** What changes, with its sign; too little to show is none. */
export function change(value: number, show: (value: number) => string): string {
  return show(Math.abs(value)) === show(0) ? '±0' : signed(value, show);
}

export function dollars(value: number): string {
  return `$${value.toFixed(2)}`;
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

export function points(value: number): string {
  return `${value.toFixed(1)} points`;
}

export function whole(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}

export function duration(hours: number): string {
  if (hours < 1) return `${Math.round(hours * 60)} min`;
  return hours < 48 ? `${hours.toFixed(1)} h` : `${(hours / 24).toFixed(1)} days`;
}
