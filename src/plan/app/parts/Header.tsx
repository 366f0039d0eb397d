import type { DeployPlan, PlanAction } from '../../../deploy/plan';
import type { PlanRun, PlanView } from '../../protocol';
import { editor } from '../host';
import { changesIn, dollars } from '../words';

export function Header({ view }: { view: PlanView }) {
  const { plan, run, profile } = view;
  return (
    <header>
      <div>
        <h1>
          Deploy to {profile} <State run={run} />
        </h1>
        <p class="about" role="status">
          {run.state === 'applied' ? run.message : plan === undefined ? '' : countsText(plan)}
        </p>
      </div>
      <div class="actions">
        {run.state === 'planning' || run.state === 'applying' ? (
          <button class="second" data-heir onClick={() => editor.ask({ type: 'cancel' })}>
            Cancel
          </button>
        ) : (
          <>
            <button class="second" data-heir onClick={() => editor.ask({ type: 'plan' })}>
              Plan Again
            </button>
            <Apply view={view} />
          </>
        )}
      </div>
    </header>
  );
}

function Apply({ view: { plan, run, platform } }: { view: PlanView }) {
  if (plan === undefined || run.state === 'applied') return null;
  const changes = changesIn(plan);
  const isBlocked = plan.trouble.length > 0 || changes === 0 || run.state !== 'ready';
  const sum = platform === 'real' && plan.spends.total > 0 ? `, ${dollars(plan.spends.total)}` : '';
  const label =
    changes === 0
      ? 'Nothing to Apply'
      : `Apply ${changes} ${changes === 1 ? 'Change' : 'Changes'}${sum}`;
  return (
    <button
      class="first"
      disabled={isBlocked}
      title="Ctrl+Enter"
      onClick={() => editor.ask({ type: 'apply' })}
    >
      {label}
    </button>
  );
}

const stateWords: Readonly<Record<PlanRun['state'], string>> = {
  planning: 'planning…',
  ready: 'plan',
  applying: 'applying…',
  applied: 'applied',
  cancelled: 'cancelled',
  failed: 'failed',
};

function State({ run }: { run: PlanRun }) {
  return <span class={`state ${run.state}`}>{stateWords[run.state]}</span>;
}

const counted: readonly (readonly [PlanAction, string])[] = [
  ['create', 'to create'],
  ['update', 'to update'],
  ['refused', 'refused'],
  ['unchanged', 'unchanged'],
];

/** "3 to create · 1 unchanged · 1,200 tasks to upload". */
function countsText({ steps }: DeployPlan): string {
  const parts = counted.flatMap(([action, words]) => {
    const count = steps.filter((step) => step.action === action).length;
    return count === 0 ? [] : [`${count} ${words}`];
  });
  const rows = steps
    .flatMap(({ tasks }) => tasks)
    .reduce((sum, { state, rows: more }) => sum + (state === 'to-upload' ? more : 0), 0);
  const tasks = rows === 0 ? [] : [`${rows.toLocaleString('en-US')} tasks to upload`];
  return [...parts, ...tasks].join(' · ');
}
