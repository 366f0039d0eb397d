import { difference } from '../../report/difference';
import { change, dollars, duration, over, points, whole } from '../../report/format';
import { mainAccuracy } from '../../report/headline';
import type { PoolReport, RuleReport } from '../../report/model';

interface RulesTableProps {
  readonly pool: PoolReport;
  readonly isPartial: boolean;
}

/** Whom each rule banned, and what would be different without it. */
export function RulesTable({ pool, isPartial }: RulesTableProps) {
  if (pool.rules.length === 0) return <p class="none">The pool has no quality rules.</p>;
  const widest = Math.max(
    0.5,
    ...pool.rules.map((rule) => Math.abs(worthOf(rule, pool).points ?? 0)),
  );
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="What each rule is worth">
      <table class="rules">
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              Rule
            </th>
            <th scope="col" rowSpan={2} class="number">
              Acted
            </th>
            <th scope="col" rowSpan={2}>
              Banned
            </th>
            <th scope="colgroup" colSpan={4} class="group">
              Without it
            </th>
          </tr>
          <tr>
            <th scope="col">right</th>
            <th scope="col" class="number">
              cost
            </th>
            <th scope="col" class="number">
              time
            </th>
            <th scope="col" class="number">
              on banned
            </th>
          </tr>
        </thead>
        <tbody>
          {pool.rules.map((rule) => (
            <RuleRow key={rule.key} rule={rule} pool={pool} widest={widest} isPartial={isPartial} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RuleRowProps extends RulesTableProps {
  readonly rule: RuleReport;
  readonly widest: number;
}

function RuleRow({ rule, pool, widest, isPartial }: RuleRowProps) {
  const { without, firings } = rule;
  const worth = worthOf(rule, pool);
  return (
    <tr>
      <th scope="row">
        <span class="collector">{rule.collector}</span>
        <span class="words">
          {rule.conditions} → {rule.action}
        </span>
        {rule.comment !== undefined && <span class="comment">“{rule.comment}”</span>}
      </th>
      <td class="number">{whole(firings.mean)}</td>
      <td>
        <Bans rule={rule} />
      </td>
      {firings.high === 0 ? (
        <td colSpan={4} class="quiet">
          it never acted: nothing would change
        </td>
      ) : without === undefined ? (
        <td colSpan={4} class="quiet">
          {isPartial ? 'being tried…' : 'not tried'}
        </td>
      ) : (
        <>
          <td class="diverging">
            <Diverging points={worth.points} widest={widest} />
          </td>
          <td class="number">{change(difference(without.cost, pool.cost), dollars)}</td>
          <td class="number">{change(difference(without.hours, pool.hours), duration)}</td>
          <td class="number">{change(difference(without.wasted, pool.bans.wasted), dollars)}</td>
        </>
      )}
    </tr>
  );
}

/** Bans as marks, the just ones first, while there are few enough to see. */
function Bans({ rule: { bans, just } }: { rule: RuleReport }) {
  if (bans.high === 0) return <span class="quiet">nobody</span>;
  const share = bans.mean === 0 ? 0 : just.mean / bans.mean;
  return (
    <span class="bans" title={`banned ${over(bans, whole)}, justly ${over(just, whole)}`}>
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect class="bad" x="0" y="0" width="100" height="8" />
        <rect class="good" x="0" y="0" width={100 * share} height="8" />
      </svg>
      {whole(bans.mean)}, {whole(just.mean)} justly
    </span>
  );
}

function worthOf({ without }: RuleReport, pool: PoolReport): { readonly points?: number } {
  const now = mainAccuracy(pool);
  const then = without?.accuracy.majority ?? without?.accuracy.answers;
  return now && then ? { points: 100 * difference(then, now) } : {};
}

function Diverging({ points: value, widest }: { points: number | undefined; widest: number }) {
  if (value === undefined) return <span class="quiet">–</span>;
  const length = (48 * Math.min(Math.abs(value), widest)) / widest;
  return (
    <>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect
          class={value < 0 ? 'bad' : 'good'}
          x={value < 0 ? 50 - length : 50}
          y="1"
          width={length}
          height="8"
        />
        <line x1="50" y1="0" x2="50" y2="10" />
      </svg>
      <span class="number">{change(value, points)}</span>
    </>
  );
}
