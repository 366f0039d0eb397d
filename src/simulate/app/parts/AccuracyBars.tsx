import { over, percent } from '../../report/format';
import type { PoolReport, Spread } from '../../report/model';

/** How much is right before and after aggregation, with the range over the seeds. */
export function AccuracyBars({ pool }: { pool: PoolReport }) {
  const { answers, majority, dawidSkene } = pool.accuracy;
  const bars: readonly (readonly [string, Spread | undefined])[] = [
    ['Single answers', answers],
    ['Majority vote', majority],
    ['Dawid–Skene', dawidSkene],
  ];
  const known = bars.filter((bar): bar is readonly [string, Spread] => bar[1] !== undefined);
  if (known.length === 0) {
    return <p class="none">Nothing here has a known truth. A crowd file can tell it.</p>;
  }
  return (
    <table class="bars">
      <caption class="unseen">Share that is right</caption>
      <tbody>
        {known.map(([name, spread]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="bar">
              <Bar spread={spread} />
            </td>
            <td class="number" title={over(spread, percent)}>
              {percent(spread.mean)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bar({ spread: { mean, low, high } }: { spread: Spread }) {
  return (
    <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <rect class="ground" x="0" y="1" width="100" height="10" rx="1" />
      <rect class="filled" x="0" y="1" width={100 * mean} height="10" rx="1" />
      <rect
        class="range"
        x={100 * low}
        y="4.5"
        width={Math.max(0.4, 100 * (high - low))}
        height="3"
      />
    </svg>
  );
}
