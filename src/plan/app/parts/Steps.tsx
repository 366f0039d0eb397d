import type {
  DeployPlan,
  PlanAction,
  PlannedTasks,
  PlanNeed,
  PlanStep,
} from '../../../deploy/plan';
import type { PlanView } from '../../protocol';
import { editor } from '../host';
import { valueText } from '../words';
import { Differences } from './Differences';

/** The steps in the order in which they are done; what stays as it is folded away below. */
export function Steps({ view, plan }: { view: PlanView; plan: DeployPlan }) {
  const isIdle = ({ action, tasks, needs }: PlanStep): boolean =>
    action === 'unchanged' && needs.length === 0 && tasks.every(({ state }) => state === 'done');
  const idle = plan.steps.filter(isIdle);
  const busy = plan.steps.filter((step) => !isIdle(step));
  return (
    <section aria-label="Steps">
      {busy.length > 0 && (
        <ol class="steps">
          {busy.map((step) => (
            <Step key={step.path} step={step} view={view} />
          ))}
        </ol>
      )}
      {busy.length === 0 && plan.trouble.length === 0 && (
        <p class="empty">Nothing to do: {view.profile} has what the specs say.</p>
      )}
      {idle.length > 0 && (
        <details class="idle">
          <summary>{idle.length} unchanged</summary>
          <ol class="steps">
            {idle.map((step) => (
              <Step key={step.path} step={step} view={view} />
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

const actionWords: Readonly<Record<PlanAction, string>> = {
  create: 'create',
  update: 'update',
  unchanged: 'unchanged',
  refused: 'refused',
};

const needWords: Readonly<Record<PlanNeed, string>> = {
  'close-and-reopen': 'is closed and opened again',
  reopen: 'is opened again',
  'new-version': 'makes a new version',
};

function Step({ step, view }: { step: PlanStep; view: PlanView }) {
  const { path, kind, name, action, id, differences, needs, explain, tasks } = step;
  const result = view.results[path];
  return (
    <li class={`step ${action}`}>
      <div class="head">
        <span class="action">{actionWords[action]}</span>
        <span class="name">{name === '' ? path : name}</span>
        <span class="about">
          {kind}
          {id === undefined ? '' : ` ${id}`}
        </span>
        {needs.map((need) => (
          <span key={need} class="need">
            {needWords[need]}
          </span>
        ))}
        {result && (
          <span class={`result ${result.state}`} role="status">
            {result.text}
          </span>
        )}
        <span class="links">
          <button class="link" onClick={() => editor.ask({ type: 'open', path })}>
            {path}
          </button>
          {differences.length > 0 && id !== undefined && (
            <button
              class="second small"
              aria-label={`Diff of ${name}`}
              onClick={() => editor.ask({ type: 'diff', path })}
            >
              Diff
            </button>
          )}
        </span>
      </div>
      {explain !== undefined && <p class="explain">{explain}</p>}
      {tasks.map((file) => (
        <Tasks key={file.kind + file.file} tasks={file} />
      ))}
      {differences.length > 0 && <Differences differences={differences} profile={view.profile} />}
    </li>
  );
}

function Tasks({ tasks: { file, kind, rows, refused, state } }: { tasks: PlannedTasks }) {
  const what = kind === 'main' ? '' : `${kind} `;
  const verb = state === 'done' ? 'uploaded before' : 'to upload';
  return (
    <p class="tasks">
      {rows.toLocaleString('en-US')} {what}tasks of <code>{valueText(file)}</code> {verb}
      {refused > 0 && <span class="bad">, {refused} rows cannot be sent</span>}
    </p>
  );
}
