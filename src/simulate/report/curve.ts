import type { Curve } from './model';

const hour = 60 * 60 * 1000;
/** More than a plot can show is not kept. */
const mostPoints = 80;

/** Percent of the answers that had come in after so many hours; from 0 to 100. */
export function curveOf(
  answers: readonly { readonly at: number }[],
  start: number,
  end: number,
): Curve['points'] {
  const times = answers.map(({ at }) => at).sort((a, b) => a - b);
  if (times.length === 0 || end <= start) return [];
  const points: (readonly [number, number])[] = [[0, 0]];
  let came = 0;
  for (let step = 1; step <= mostPoints; step++) {
    const at = start + ((end - start) * step) / mostPoints;
    while ((times[came] ?? Infinity) <= at) came += 1;
    points.push([(at - start) / hour, (100 * came) / times.length]);
  }
  return points;
}
