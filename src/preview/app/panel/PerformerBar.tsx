import type { JSX } from 'preact';
import type { PerformerState, PerformerStep } from '../../performer/state';
import type { Host } from './host';

type Working = Extract<PerformerState, { mode: 'on' }>;

interface PerformerBarProps {
  readonly host: Host;
  readonly state: Working;
}

/** What a performer sees around the tasks: the pool, what it pays, what was earned, what to do. */
export function PerformerBar({ host, state }: PerformerBarProps): JSX.Element {
  const { pool, reward, earnings, restrictions, step } = state;
  const working = step.at === 'working' || step.at === 'correcting';
  return (
    <section class="performer" role="region" aria-label="Performer">
      <div class="performer-line">
        <span class="badge">Performer</span>
        <strong>{pool.name}</strong>
        <span>{pool.kind === 'training' ? 'Training, unpaid' : `${money(reward)} a page`}</span>
        <span>
          Submitted {earnings.submitted} · Earned {money(earnings.accepted)}
          {earnings.waiting > 0 ? ` (${money(earnings.waiting)} in review)` : ''}
        </span>
        <span class="performer-deeds">
          {working ? (
            <button
              type="button"
              class="plain"
              onClick={() => host.post({ type: 'performer', deed: 'skip' })}
            >
              Skip
            </button>
          ) : (
            <button
              type="button"
              class="plain"
              disabled={step.at === 'busy'}
              onClick={() => host.post({ type: 'performer', deed: 'take' })}
            >
              Take tasks
            </button>
          )}
          <button
            type="button"
            class="plain"
            onClick={() => host.post({ type: 'performer', deed: 'leave' })}
          >
            Leave
          </button>
        </span>
      </div>
      <StepWords step={step} />
      {restrictions.length > 0 ? (
        <ul class="messages" aria-label="Restrictions">
          {restrictions.map((text) => (
            <li key={text} class="finding bad">
              {text}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function StepWords({ step }: { readonly step: PerformerStep }): JSX.Element {
  const messages = wordsOf(step);
  const tone = step.at === 'correcting' || step.at === 'refused' ? 'warn' : '';
  return (
    <div role="status" class={`performer-words ${tone}`}>
      {messages.map((message) => (
        <p key={message}>{message}</p>
      ))}
    </div>
  );
}

function wordsOf(step: PerformerStep): readonly string[] {
  switch (step.at) {
    case 'working':
      return [];
    case 'busy':
      return [step.what];
    case 'correcting':
      return step.messages;
    case 'done':
      return [step.message];
    case 'refused':
      return [`${step.refusal.message} (${step.refusal.code})`];
  }
}

function money(amount: number): string {
  const digits = amount >= 1 || amount === 0 ? 2 : 3;
  return `$${amount.toFixed(digits)}`;
}
