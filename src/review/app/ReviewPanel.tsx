import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { KeptState } from '../../preview/app/panel/keptState';
import { useSession } from '../../preview/app/panel/session';
import { Stage } from '../../preview/app/panel/Stage';
import { useTaskFrame } from '../../preview/app/panel/useTaskFrame';
import { firstView, type View } from '../../preview/app/panel/view';
import type { PreviewModel, TaskFile } from '../../preview/model';
import type { PreviewAssets } from '../../preview/page';
import type { ArrivedFile } from './arrivingFiles';
import { Files } from './Files';
import { Filters } from './Filters';
import type { ReviewHost } from './host';
import { Judge } from './Judge';
import { Person } from './Person';
import { Queue } from './Queue';
import { useReviewing } from './reviewing';
import { useReview } from './useReview';

interface PanelProps {
  readonly assets: PreviewAssets;
  readonly host: ReviewHost;
  readonly nonce: string;
  readonly remembered: Readonly<Record<string, unknown>>;
}

/** The queue, the task with its answer as the performer saw it, who did it, and the verdict. */
export function ReviewPanel({ assets, host, nonce, remembered }: PanelProps): JSX.Element {
  const kept = useMemo(() => new KeptState(host, remembered), [host]);
  const press = useRef<(key: string) => void>(() => undefined);
  const { state, files, arrived, draft, setDraft } = useReview(host, kept, (key) =>
    press.current(key),
  );
  const heard = useSession(host, kept);
  const model = useMemo(() => heard.model && withFiles(heard.model, files), [heard.model, arrived]);
  const theme = useTheme();
  const view = useMemo<View>(() => ({ ...firstView, theme }), [theme]);
  const comment = useRef<HTMLTextAreaElement>(null);
  const now = useNow();
  const entry = state?.entries.find(({ id }) => id === state.current);
  const ready = entry !== undefined && model?.assignmentId === entry.id;
  const reviewing = useReviewing({ host, state, entry, ready, draft, setDraft, comment });
  press.current = reviewing.press;
  const session = { ...heard, model };
  const task = useTaskFrame({ assets, host, nonce, session, kept, view, onKey: reviewing.key });
  if (!state) return <p class="hint empty">Asking the platform…</p>;
  return (
    <div class="panel review">
      <Filters key={state.pools.map(({ id }) => id).join()} {...{ host, state, draft }} />
      {heard.notice?.kind === 'failed' ? (
        <p key={heard.notice.message} role="alert" class="notice failed">
          {heard.notice.message}
        </p>
      ) : null}
      <div class="review-body">
        <Queue {...{ host, state, now }} />
        <main class="answer" hidden={!entry}>
          {heard.trouble === undefined ? null : (
            <div class="trouble" role="alert">
              {heard.trouble}
            </div>
          )}
          <Stage model={model} view={view} stage={task.stage} />
          <Files host={host} files={state.files} here={files} />
          {task.problems.length > 0 ? (
            <small class="warn problems">
              {task.problems.map(({ message }) => message).join(' ')}
            </small>
          ) : null}
          {entry ? (
            <Judge {...{ state, entry, reviewing, draft, setDraft, comment, ready, now }} />
          ) : null}
        </main>
        {entry ? (
          <Person {...{ host, state, entry }} />
        ) : (
          <p class="hint empty">
            {state.loading === 'loading' ? '' : 'There is nothing to review here.'}
          </p>
        )}
      </div>
    </div>
  );
}

/** The tasks together with those files of their answers that have come. */
function withFiles(model: PreviewModel, files: ReadonlyMap<string, ArrivedFile>): PreviewModel {
  if (files.size === 0) return model;
  const tasks = model.tasks.map((task) => {
    const text = JSON.stringify(task.answer ?? null);
    const own: Record<string, TaskFile> = {};
    for (const [id, { name, blob }] of files) {
      if (text.includes(JSON.stringify(id))) own[id] = { name, url: '', blob };
    }
    return { ...task, files: own };
  });
  return { ...model, tasks };
}

/** The time, once a second: deadlines and the time to undo run down. */
function useNow(): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** The task is drawn as the editor looks; a change of its theme is followed. */
function useTheme(): View['theme'] {
  const [theme, setTheme] = useState(themeNow);
  useEffect(() => {
    const watch = new MutationObserver(() => setTheme(themeNow()));
    watch.observe(document.body, { attributeFilter: ['class'] });
    return () => watch.disconnect();
  }, []);
  return theme;
}

function themeNow(): View['theme'] {
  const classes = document.body.classList;
  if (classes.contains('vscode-high-contrast-light')) return 'light';
  if (classes.contains('vscode-high-contrast')) return 'contrast';
  return classes.contains('vscode-dark') ? 'dark' : 'light';
}
