import type { DeployPlan, PlannedTasks, PlanStep } from '../deploy';
import { dollars } from './money';

/** A plan for people, line by line. */
export function planLines(plan: DeployPlan): readonly string[] {
  return [...plan.steps.flatMap(stepLines), ...moneyLines(plan)];
}

/** Whether applying it changes anything. */
export function hasChanges({ steps }: DeployPlan): boolean {
  return steps.some(
    ({ action, tasks }) =>
      action === 'create' || action === 'update' || tasks.some(({ state }) => state !== 'done'),
  );
}

const actions = {
  create: '+ create',
  update: '~ update',
  unchanged: '= unchanged',
  refused: '! refused',
};

function stepLines(step: PlanStep): readonly string[] {
  const { action, kind, id, path, name, differences, explain, tasks } = step;
  const object = id === undefined ? kind : `${kind} ${id}`;
  // What is refused has a name of its own only when its spec could be read.
  const called = name === path ? '' : ` "${name}"`;
  return [
    `${actions[action].padEnd(11)} ${object}${called} from ${path}`,
    ...differences.map(
      ({ field, local, remote }) => `    ${field}: ${shown(remote)} → ${shown(local)}`,
    ),
    ...(explain === undefined ? [] : [`    ${explain}`]),
    ...tasks.filter(({ state }) => state === 'to-upload').map((file) => `    ${tasksText(file)}`),
  ];
}

function tasksText({ file, kind, rows, refused }: PlannedTasks): string {
  const unfit = refused === 0 ? '' : `; ${refused} rows are not fit to be sent`;
  return `${file}: ${rows} ${kind} tasks to upload${unfit}`;
}

function moneyLines({ cost, spends, balance }: DeployPlan): readonly string[] {
  if (cost.total === 0 && spends.total === 0) return [];
  const most = cost.most > cost.total ? ` (at most ${dollars(cost.most)})` : '';
  const has = balance === undefined ? '' : `; the balance is ${dollars(balance)}`;
  return [
    `Once open, all of it costs about ${dollars(cost.total)}${most}${has}.`,
    ...(spends.total > 0
      ? [`Applying the plan commits about ${dollars(spends.total)} at once.`]
      : []),
  ];
}

/** Values are cut: the whole of them is in `--json` and in a diff. */
function shown(value: unknown): string {
  if (value === undefined) return '(nothing)';
  const text = JSON.stringify(value);
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}
