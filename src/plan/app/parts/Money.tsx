import type { DeployPlan } from '../../../deploy/plan';
import type { PlanView } from '../../protocol';
import { dollars } from '../words';

/** What the plan costs, against what there is. Nothing where nothing costs anything. */
export function Money({ view, plan }: { view: PlanView; plan: DeployPlan }) {
  const { cost, spends, balance } = plan;
  if (cost.total === 0 && spends.total === 0) return null;
  const isShort = balance !== undefined && cost.total > balance;
  return (
    <section class="cards" aria-label="Money">
      <Card
        name="Once the pools are open"
        sum={cost.total}
        note={`${dollars(cost.fee)} of it is the fee`}
      />
      <Card
        name="Committed by applying"
        sum={spends.total}
        note={spends.total > 0 ? 'for pools that are open' : 'nothing is open'}
      />
      {balance !== undefined && (
        <Card
          name="Balance"
          sum={balance}
          note={isShort ? `${dollars(cost.total - balance)} too little` : balanceNote(view)}
          mood={isShort ? 'bad' : ''}
        />
      )}
    </section>
  );
}

function balanceNote({ platform, profile }: PlanView): string {
  return platform === 'sandbox' ? 'play money of the sandbox' : `on ${profile}`;
}

interface CardProps {
  readonly name: string;
  readonly sum: number;
  readonly note: string;
  readonly mood?: '' | 'bad';
}

function Card({ name, sum, note, mood = '' }: CardProps) {
  return (
    <div class={`card ${mood}`}>
      <h2>{name}</h2>
      <div class="sum">{dollars(sum)}</div>
      <div class="note">{note}</div>
    </div>
  );
}
