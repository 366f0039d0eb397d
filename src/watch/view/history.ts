import type { RunView, Sample } from './runView';

/** Samples kept; when there are more, every second one of the older goes. */
const mostSamples = 120;
/** Milliseconds between two samples at first; grows as the run does. */
const shortest = 1000;

/** Adds a sample when the last one is long enough ago for the length of the run. */
export function sampled(view: RunView, at: number): RunView {
  const last = view.history.at(-1);
  const now = sampleOf(view, at);
  if (last === undefined) return { ...view, history: [now] };
  if (isSame(last, now)) return view;
  const begin = view.history[0]?.at ?? at;
  const pause = Math.max(shortest, (at - begin) / mostSamples);
  const before = view.history.at(-2);
  // The newest sample follows the figures until the next one has its place.
  if (before !== undefined && last.at - before.at < pause) {
    return { ...view, history: [...view.history.slice(0, -1), now] };
  }
  return { ...view, history: thinned([...view.history, now]) };
}

function sampleOf(view: RunView, at: number): Sample {
  const { classification, verification, recording } = view.stages;
  return {
    at,
    classified: classification.counts?.done ?? 0,
    heard: verification.counts?.done ?? view.verdicts.accepted + view.verdicts.rejected,
    accepted: recording.counts?.passed ?? view.verdicts.accepted,
    spent: view.money.spent,
  };
}

function isSame(one: Sample, other: Sample): boolean {
  return (
    one.classified === other.classified &&
    one.heard === other.heard &&
    one.accepted === other.accepted &&
    one.spent === other.spent
  );
}

function thinned(history: readonly Sample[]): readonly Sample[] {
  if (history.length <= mostSamples) return history;
  const recent = history.length - 8;
  return history.filter((_sample, index) => index === 0 || index >= recent || index % 2 === 0);
}
