import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ReviewEntry, ReviewState } from '../state';
import type { ReviewHost } from './host';
import { stretch, statusWords } from './words';

interface QueueProps {
  readonly host: ReviewHost;
  readonly state: ReviewState;
  readonly now: number;
}

/** The assignments in the order in which they come due. */
export function Queue({ host, state, now }: QueueProps): JSX.Element {
  const { entries, current, loading, more } = state;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <nav class="queue" aria-label="Assignments">
      <ul ref={list}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <button
              type="button"
              class="queued"
              aria-current={entry.id === current ? 'true' : undefined}
              title={`${entry.id}, performer ${entry.performer}`}
              onClick={() => host.say({ do: 'open', id: entry.id })}
            >
              <span class={`mark ${markOf(entry)}`} aria-hidden="true" />
              <span class="who">{short(entry.performer)}</span>
              <small>{wordsOf(entry, now)}</small>
            </button>
          </li>
        ))}
      </ul>
      <p class="hint" role="status">
        {hintOf(state)}
      </p>
      {more && loading !== 'loading' ? (
        <button type="button" class="plain" onClick={() => host.say({ do: 'more' })}>
          Load more
        </button>
      ) : null}
    </nav>
  );
}

function markOf({ pending, status, trouble }: ReviewEntry): string {
  if (trouble !== undefined) return 'trouble';
  return (pending ?? status).toLowerCase();
}

function wordsOf(
  { pending, status, trouble, autoAccept, golden, seconds }: ReviewEntry,
  now: number,
) {
  if (trouble !== undefined) return 'not taken';
  if (pending !== undefined) return `${statusWords[pending] ?? ''}…`;
  if (status !== 'SUBMITTED') return statusWords[status];
  const due = autoAccept === undefined ? undefined : `due ${stretch(autoAccept - now)}`;
  const pace = seconds === undefined ? undefined : stretch(seconds * 1000);
  const wrong = golden === 'wrong' ? 'golden ✗' : undefined;
  return [wrong, due ?? pace].filter((word) => word !== undefined).join(' · ');
}

function hintOf({ loading, entries, more, filter }: ReviewState): string {
  if (loading === 'loading') return 'Asking the platform…';
  if (typeof loading === 'object') return loading.failed;
  if (entries.length > 0) return more ? '' : `${String(entries.length)} in all`;
  return filter.status === 'SUBMITTED'
    ? 'Nothing waits for a verdict.'
    : 'No assignment passes the filter.';
}

export function short(id: string): string {
  return id.length > 12 ? `${id.slice(0, 5)}…${id.slice(-5)}` : id;
}
