import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DataProps } from './DataBar';

/** A past assignment: first a pool of the project, then one of its assignments. */
export function ReviewPicker({ host, session, choose }: DataProps): JSX.Element {
  const [asked, setAsked] = useState<'nothing' | 'pools' | 'assignments'>('nothing');
  const ask = (pool?: string): void => {
    setAsked(pool === undefined ? 'pools' : 'assignments');
    host.post(pool === undefined ? { type: 'askReviews' } : { type: 'askReviews', pool });
  };
  const wanted = asked === 'pools' ? 'pool' : 'assignment';
  const choices = session.reviews?.filter(({ kind }) => kind === wanted);
  return (
    <fieldset>
      <legend>Past assignment</legend>
      <button type="button" class="plain" onClick={() => ask()}>
        {asked === 'nothing' ? 'Choose from the platform…' : 'Pools of this project'}
      </button>
      {asked === 'nothing' ? null : (
        <ul class="found" aria-label={asked === 'pools' ? 'Pools' : 'Assignments'}>
          {choices?.map(({ kind, id, label, detail }) => (
            <li key={id}>
              <button
                type="button"
                class="found-row"
                onClick={() => (kind === 'pool' ? ask(id) : choose({ from: 'assignment', id }))}
              >
                {label} <small>{detail}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
      <small role="status">{asked === 'nothing' ? '' : wordsOn(choices?.length, wanted)}</small>
    </fieldset>
  );
}

function wordsOn(count: number | undefined, what: string): string {
  if (count === undefined) return 'Asking the platform…';
  return count === 0 ? `There is no ${what} to show.` : '';
}
