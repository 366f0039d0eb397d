/** How far a pool was at a moment. */
export interface Sample {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** 0 to 100. */
  readonly percent: number;
}

/** More are not kept: the older half is thinned out, so that the whole way stays in sight. */
const most = 24;

/** The samples with one more. One that brings no news is left out. */
export function withSample(samples: readonly Sample[], next: Sample): readonly Sample[] {
  if (samples.at(-1)?.percent === next.percent) return samples;
  // Tasks were added: what was seen before says nothing about the way that is left.
  const kept = (samples.at(-1)?.percent ?? 0) > next.percent ? [] : samples;
  const all = [...kept, next];
  return all.length <= most ? all : all.filter((_, index) => index % 2 === 0 || index > most / 2);
}

/**
 * When the pool will be done if it goes on as it went since the first sample, standing still
 * included. Undefined while nothing has moved, and when it is done.
 */
export function estimateEnd(samples: readonly Sample[], now: number): number | undefined {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const done = last.percent - first.percent;
  const left = 100 - last.percent;
  if (done <= 0 || left <= 0 || now <= first.at) return undefined;
  return now + (left * (now - first.at)) / done;
}
