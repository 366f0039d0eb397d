import type { RunView, Sample } from './runView';

/** How far the run is in what takes longest. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly what: 'texts judged' | 'texts recorded' | 'rows written';
}

/**
 * First texts are judged, then those that passed are recorded; undefined before anything can be
 * counted.
 */
export function progressOf(view: RunView): Progress | undefined {
  const { classification, recording } = view.stages;
  if (view.summary !== undefined) {
    const { accepted, texts } = view.summary;
    return { done: accepted, total: texts, what: 'rows written' };
  }
  const { counts } = recording;
  if (recording.state !== 'waiting' && counts !== undefined) {
    return { done: counts.done, total: counts.total, what: 'texts recorded' };
  }
  if (classification.state === 'waiting') return undefined;
  const judged = classification.counts ?? classification.progress;
  return judged && { done: judged.done, total: judged.total, what: 'texts judged' };
}

/** 0 to 100 over the whole run: judging texts is a fifth of it, as people spend their time. */
export function percentOf(view: RunView): number {
  const progress = progressOf(view);
  if (view.state.state === 'finished') return 100;
  if (progress === undefined || progress.total === 0) return 0;
  const share = Math.min(1, progress.done / progress.total);
  if (progress.what === 'texts judged') return 20 * share;
  return 20 + 79 * share;
}

export interface Speed {
  /** Accepted recordings, or judged texts before there are any, per hour. */
  readonly perHour: number;
  readonly what: 'recordings' | 'texts';
  /** Seconds until all is done at this speed; undefined where nothing can be said. */
  readonly left?: number;
}

/** The last quarter of the run tells, but at least these milliseconds of it. */
const leastWindow = 10_000;

export function speedOf(view: RunView): Speed | undefined {
  const { history, stages } = view;
  const last = history.at(-1);
  if (last === undefined) return undefined;
  const what = last.accepted > 0 ? 'recordings' : 'texts';
  const pick = (sample: Sample): number =>
    what === 'recordings' ? sample.accepted : sample.classified;
  const begin = history.find((_sample, index) => pick(history[index + 1] ?? last) > 0) ?? last;
  const window = Math.max(leastWindow, (last.at - begin.at) / 4);
  const from = history.findLast(({ at }) => at <= last.at - window && at >= begin.at) ?? begin;
  const hours = (last.at - from.at) / 3_600_000;
  const done = pick(last) - pick(from);
  if (hours <= 0 || done <= 0) return undefined;
  const perHour = done / hours;
  const counts = what === 'recordings' ? stages.recording.counts : undefined;
  if (counts === undefined || view.state.state !== 'running') return { perHour, what };
  return { perHour, what, left: (3600 * Math.max(0, counts.total - counts.done)) / perHour };
}

/** The money that may still go out, against the limits: shares of the hard limit or of the estimate. */
export interface MoneyBar {
  readonly spent: number;
  readonly committed: number;
  readonly scale: number;
  readonly soft?: number;
  readonly hard?: number;
  readonly mood: 'good' | 'near' | 'over';
}

export function moneyBarOf({ money, limits, estimate }: RunView): MoneyBar {
  const { soft, hard } = limits;
  const committed = money.committed ?? 0;
  const expected = money.spent + committed;
  const scale = Math.max(hard ?? 0, soft ?? 0, estimate?.total ?? 0, expected, 0.01);
  const mood =
    soft !== undefined && expected > soft
      ? 'over'
      : soft !== undefined && expected > 0.9 * soft
        ? 'near'
        : 'good';
  return {
    spent: money.spent,
    committed,
    scale,
    ...(soft !== undefined && { soft }),
    ...(hard !== undefined && { hard }),
    mood,
  };
}

/** Of the recordings that have a verdict. */
export function rejectedShareOf({ verdicts: { accepted, rejected } }: RunView): number | undefined {
  const all = accepted + rejected;
  return all === 0 ? undefined : rejected / all;
}
