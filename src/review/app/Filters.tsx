import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ReviewFilter, ReviewState } from '../state';
import type { ReviewHost } from './host';
import { Icon } from '../../preview/app/panel/Icon';
import { short } from './Queue';
import { money } from './words';

interface FiltersProps {
  readonly host: ReviewHost;
  readonly state: ReviewState;
  readonly draft: string;
}

const statuses = { SUBMITTED: 'Waiting', REJECTED: 'Rejected', ACCEPTED: 'Accepted' } as const;
/** A pause in typing after which the search begins, in milliseconds. */
const settle = 400;

/** What is reviewed, which of it is seen, and one verdict for all of that. */
export function Filters({ host, state, draft }: FiltersProps): JSX.Element {
  const { filter, pools, where, done } = state;
  const change = (part: Changes): void => {
    const next = Object.entries({ ...filter, ...part }).filter(([, value]) => value !== undefined);
    host.say({ do: 'filter', filter: Object.fromEntries(next) as unknown as ReviewFilter });
  };
  const names = pools.map(({ name }) => name).join(', ');
  return (
    <header class="toolbar" role="group" aria-label="Review">
      <div class="bar">
        <span class="title" title={names}>
          {names}
        </span>
        <small>
          {where}
          {done.accepted + done.rejected > 0
            ? ` · ${String(done.accepted)} accepted (${money(done.paid)}), ${String(done.rejected)} rejected`
            : ''}
        </small>
        <button
          type="button"
          class="quiet"
          aria-label="Look again"
          title="Ask the platform again"
          onClick={() => host.say({ do: 'refresh' })}
        >
          <Icon name="again" />
        </button>
      </div>
      <div class="bar">
        <Choices filter={filter} change={change} />
        <Fast filter={filter} change={change} />
        <Search filter={filter} change={change} />
        {filter.performer === undefined ? null : (
          <button
            type="button"
            class="plain chip"
            aria-label={`Show all performers, not only ${filter.performer}`}
            onClick={() => change({ performer: undefined })}
          >
            {short(filter.performer)} ✕
          </button>
        )}
        <span class="spring" />
        <JudgeAll {...{ host, state, draft }} />
      </div>
    </header>
  );
}

type Changes = { readonly [Field in keyof ReviewFilter]?: ReviewFilter[Field] | undefined };

interface ChangeProps {
  readonly filter: ReviewFilter;
  readonly change: (part: Changes) => void;
}

/** The state of assignments, and how their golden tasks were answered. */
function Choices({ filter, change }: ChangeProps): JSX.Element {
  return (
    <>
      <select
        aria-label="State"
        value={filter.status}
        onChange={(event) =>
          change({ status: event.currentTarget.value as ReviewFilter['status'] })
        }
      >
        {Object.entries(statuses).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <select
        aria-label="Golden tasks"
        value={filter.golden ?? ''}
        onChange={(event) => {
          const golden = event.currentTarget.value as ReviewFilter['golden'] | '';
          change({ golden: golden === '' ? undefined : golden });
        }}
      >
        <option value="">Golden: any</option>
        <option value="wrong">Golden: wrong</option>
        <option value="right">Golden: right</option>
      </select>
    </>
  );
}

function Fast({ filter, change }: ChangeProps): JSX.Element {
  return (
    <select
      aria-label="Time taken"
      value={String(filter.atMostSeconds ?? '')}
      onChange={(event) => {
        const { value } = event.currentTarget;
        change({ atMostSeconds: value === '' ? undefined : Number(value) });
      }}
    >
      <option value="">Any pace</option>
      {[5, 15, 30, 60].map((seconds) => (
        <option key={seconds} value={String(seconds)}>
          Within {seconds} s
        </option>
      ))}
    </select>
  );
}

function Search({ filter, change }: ChangeProps): JSX.Element {
  const [text, setText] = useState(filter.text ?? '');
  useEffect(() => {
    if (text === (filter.text ?? '')) return undefined;
    const timer = setTimeout(() => change({ text: text === '' ? undefined : text }), settle);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <input
      type="search"
      id="search"
      aria-label="Text in tasks and answers"
      placeholder="Text in tasks and answers"
      value={text}
      onInput={(event) => setText(event.currentTarget.value)}
    />
  );
}

function JudgeAll({ host, state, draft }: FiltersProps): JSX.Element | null {
  const { filter, entries } = state;
  if (filter.status === 'ACCEPTED' || entries.length === 0) return null;
  return (
    <>
      <button
        type="button"
        class="plain"
        title="Accept everything that passes the filter: asks first"
        onClick={() => host.say({ do: 'judgeAll', verdict: 'ACCEPTED', comment: '' })}
      >
        Accept all…
      </button>
      {filter.status === 'SUBMITTED' ? (
        <button
          type="button"
          class="plain"
          title="Reject everything that passes the filter: asks first"
          onClick={() => host.say({ do: 'judgeAll', verdict: 'REJECTED', comment: draft })}
        >
          Reject all…
        </button>
      ) : null}
    </>
  );
}
