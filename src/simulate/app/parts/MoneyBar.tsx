import { dollars, percent } from '../../report/format';
import type { PoolReport } from '../../report/model';

/** Whom the money went to: reward and fee, on average over the seeds. */
export function MoneyBar({ pool: { cost, bans } }: { pool: PoolReport }) {
  if (cost.mean === 0) return <p class="none">Nothing was paid.</p>;
  const parts = [
    {
      name: 'people you want',
      sum: cost.mean - bans.wasted.mean - bans.missedCost.mean,
      look: 'neutral',
    },
    { name: 'unwanted, never banned', sum: bans.missedCost.mean, look: 'warn' },
    { name: 'banned sooner or later', sum: bans.wasted.mean, look: 'bad' },
  ];
  let from = 0;
  return (
    <div class="money">
      <h3>Where the money goes</h3>
      <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
        {parts.map(({ name, sum, look }) => {
          const width = (100 * sum) / cost.mean;
          const x = from;
          from += width;
          return (
            <rect key={name} class={look} x={x} y="0" width={Math.max(0, width)} height="12" />
          );
        })}
      </svg>
      <ul>
        {parts.map(({ name, sum, look }) => (
          <li key={name}>
            <i class={`swatch ${look}`} aria-hidden="true" /> {name}: {dollars(sum)} (
            {percent(sum / cost.mean)})
          </li>
        ))}
      </ul>
    </div>
  );
}
