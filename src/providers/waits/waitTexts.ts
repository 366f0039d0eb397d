import type { Wait } from './wait';

/** `45 %, about 12 min left`; what is not known is left out. */
export function progressText(wait: Wait, now: number): string {
  const far = wait.percent === undefined ? '' : `${wait.percent} %, `;
  return `${far}${stateText(wait, now)}`;
}

/** The same without the percentage, where that stands elsewhere. */
export function stateText({ state, end }: Wait, now: number): string {
  switch (state) {
    case 'asleep':
      return 'sleeps until the platform is connected';
    case 'unreachable':
      return 'no answer, trying again';
    case 'watching':
      return end === undefined ? 'open' : leftText(end - now);
  }
}

/** `about 12 min left`; never more exact than such an estimate can be. */
export function leftText(milliseconds: number): string {
  const minutes = milliseconds / 60_000;
  if (minutes < 1) return 'less than a minute left';
  if (minutes < 90) return `about ${Math.round(minutes)} min left`;
  const hours = minutes / 60;
  return hours < 48
    ? `about ${Math.round(hours)} h left`
    : `about ${Math.round(hours / 24)} days left`;
}

/** The one line of the status bar for all waits: how far the slowest is. */
export function statusText(waits: readonly Wait[]): string {
  const percents = waits.flatMap(({ percent }) => (percent === undefined ? [] : [percent]));
  const least = percents.length === 0 ? '' : ` ${Math.min(...percents)} %`;
  const icon = waits.some(({ state }) => state === 'watching') ? 'watch' : 'debug-disconnect';
  return waits.length === 1 ? `$(${icon})${least}` : `$(${icon}) ${waits.length} waits${least}`;
}
