import { useMemo, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { DataChoice } from '../../data/choice';
import type { PreviewAssets } from '../../page';
import { Details } from './Details';
import type { Host } from './host';
import { KeptState } from './keptState';
import { PerformerBar } from './PerformerBar';
import { useSession, type Session } from './session';
import { Stage } from './Stage';
import { Toolbar } from './Toolbar';
import { useTaskFrame } from './useTaskFrame';
import { Verdict } from './Verdict';
import { firstView, type View } from './view';

interface PanelProps {
  readonly assets: PreviewAssets;
  readonly host: Host;
  readonly nonce: string;
  readonly remembered: Readonly<Record<string, unknown>>;
}

export function Panel({ assets, host, nonce, remembered }: PanelProps): JSX.Element {
  const kept = useMemo(() => new KeptState(host, remembered), [host]);
  const session = useSession(host, kept);
  const [view, setView] = useState<View>(() => kept.view ?? firstView);
  const task = useTaskFrame({ assets, host, nonce, session, kept, view });
  const { model, performer, abilities, notice, trouble } = session;
  const change = (part: Partial<View>): void => {
    const next = { ...view, ...part };
    setView(next);
    kept.keepView(next);
  };
  const choose = (choice: DataChoice): void => {
    kept.keepChoice(choice);
    host.post({ type: 'choose', choice });
  };
  const reveal = abilities.includes('reveal')
    ? (place: Parameters<typeof revealOf>[1]) => revealOf(host, place)
    : undefined;
  return (
    <div class="panel">
      <Toolbar
        {...{ host, session, choose, view, change }}
        picking={task.picking}
        onPick={task.pick}
        onReset={task.startOver}
      />
      {performer.mode === 'on' ? <PerformerBar host={host} state={performer} /> : null}
      {trouble === undefined ? null : (
        <div class="trouble" role="alert">
          {trouble}
        </div>
      )}
      <SpecErrors session={session} host={host} />
      <Stage model={model} view={view} stage={task.stage} />
      <Verdict model={model} task={task} reveal={reveal} said={saidBy(session)}>
        <button
          type="button"
          class="submit"
          disabled={performer.mode === 'on' && !isOpen(performer.step.at)}
          onClick={task.submit}
        >
          Submit
        </button>
      </Verdict>
      {notice ? (
        <p role="status" class={`notice ${notice.kind}`}>
          {notice.message}
        </p>
      ) : null}
      <Details {...{ host, session, task, choose, reveal }} />
    </div>
  );
}

function revealOf(
  host: Host,
  place: Parameters<NonNullable<Parameters<typeof Verdict>[0]['reveal']>>[0],
): void {
  host.post({ type: 'reveal', place });
}

/** In performer mode the platform judges, and its words stand above the tasks. */
function saidBy({ performer }: Session): string | undefined {
  return performer.mode === 'on' && performer.step.at !== 'working' ? '' : undefined;
}

function isOpen(at: string): boolean {
  return at === 'working' || at === 'correcting';
}

/** The first error of the spec: what is drawn may not be what will be published. */
function SpecErrors({ session, host }: { readonly session: Session; readonly host: Host }) {
  const errors = session.findings.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (!first || session.trouble !== undefined) return null;
  const more = errors.length > 1 ? ` and ${String(errors.length - 1)} more` : '';
  return (
    <div class="spec-errors">
      <button
        type="button"
        class="link"
        onClick={() => host.post({ type: 'revealFinding', file: first.file, line: first.line })}
      >
        Line {first.line + 1}
      </button>{' '}
      {first.message}
      {more}
    </div>
  );
}
