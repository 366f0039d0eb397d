import type { RunView } from '../../view/runView';
import { dollars } from '../../view/words';

/** What was expected and what was paid, stage by stage. */
export function MoneyTable({ view: { money, estimate } }: { view: RunView }) {
  const stages = ['classification', 'recording', 'verification'];
  const named = [...new Set([...stages, ...Object.keys(money.byStage)])];
  const expected = (stage: string): number | undefined =>
    estimate?.lines.find(({ label }) => label.includes(stage))?.total;
  const cell = (sum: number | undefined): string => (sum === undefined ? '–' : dollars(sum));
  return (
    <section class="box" aria-label="Money">
      <h2>Money</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col" class="number">
              Estimate
            </th>
            <th scope="col" class="number">
              Spent
            </th>
          </tr>
        </thead>
        <tbody>
          {named.map((stage) => (
            <tr key={stage}>
              <th scope="row">{stage}</th>
              <td class="number">{cell(expected(stage))}</td>
              <td class="number">{cell(money.byStage[stage])}</td>
            </tr>
          ))}
          <tr class="sum">
            <th scope="row">all, fee included</th>
            <td class="number">{cell(estimate?.total)}</td>
            <td class="number">{dollars(money.spent)}</td>
          </tr>
        </tbody>
      </table>
      <p class="quiet">
        {[
          ...(estimate?.worst === undefined ? [] : [`at most ${dollars(estimate.worst)}`]),
          ...balanceText(money.balance ?? estimate?.balance),
        ].join(' · ')}
      </p>
    </section>
  );
}

function balanceText(balance: number | undefined): readonly string[] {
  return balance === undefined ? [] : [`balance ${dollars(balance)}`];
}
