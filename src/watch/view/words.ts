import type { Speed } from './figures';
import type { RunView } from './runView';

/** `$3.20`; what is below a cent is not hidden. */
export function dollars(sum: number): string {
  return `$${sum.toFixed(sum !== 0 && Math.abs(sum) < 0.01 ? 4 : 2)}`;
}

export function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

/** `8 s`, `12 min`, `3 h 20 min`, `4 days`. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return `${Math.round(hours / 24)} days`;
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/** Per hour, or per minute or second where an hour would be a huge number. */
export function speedText({ perHour, what }: Speed): string {
  const [value, unit] =
    perHour >= 36_000
      ? [perHour / 3600, 'second']
      : perHour >= 600
        ? [perHour / 60, 'minute']
        : [perHour, 'hour'];
  return `${value >= 10 ? Math.round(value) : Number(value.toPrecision(2))} ${what} per ${unit}`;
}

/** The state in one or two words. */
export function stateText(view: RunView): string {
  const { state } = view;
  switch (state.state) {
    case 'starting':
      return 'Starting';
    case 'running':
      if (state.ending === 'after-batch') return 'Stopping after this batch';
      return state.ending === 'now' ? 'Stopping' : 'Running';
    case 'paused':
      return state.why === 'pilot' ? 'Pilot finished' : 'Paused';
    case 'stopped':
      return 'Stopped';
    case 'finished':
      return 'Finished';
    case 'failed':
      return 'Failed';
  }
}

/** `in 3 h`, or `12 min ago`. */
export function untilText(iso: string, now: number): string {
  const seconds = (Date.parse(iso) - now) / 1000;
  if (Number.isNaN(seconds)) return iso;
  return seconds < 0 ? `${duration(-seconds)} ago` : `in ${duration(seconds)}`;
}

/** `14:03:07` here. */
export function clock(at: number): string {
  return new Date(at).toLocaleTimeString(undefined, { hour12: false });
}

/** The time of day at which a run that pauses looks by itself whether it can go on. */
export function looksAgainText(iso: string): string {
  return `Looks by itself at ${clock(Date.parse(iso))}.`;
}
