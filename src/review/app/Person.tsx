import type { JSX } from 'preact';
import type { PerformerHistory, ReviewEntry, ReviewState } from '../state';
import type { ReviewHost } from './host';
import { short } from './Queue';
import { moment, statusWords, stretch } from './words';

interface PersonProps {
  readonly host: ReviewHost;
  readonly state: ReviewState;
  readonly entry: ReviewEntry;
}

/** Whose answer it is: what they did before, what they can, what they may not. */
export function Person({ host, state, entry }: PersonProps): JSX.Element {
  const { history, filter } = state;
  const only = filter.performer === entry.performer;
  return (
    <section class="person" aria-label="Performer">
      <h2 title={entry.performer}>Performer {short(entry.performer)}</h2>
      {only ? null : (
        <button
          type="button"
          class="link"
          onClick={() =>
            host.say({ do: 'filter', filter: { ...filter, performer: entry.performer } })
          }
        >
          Only this performer
        </button>
      )}
      {history === undefined ? <p class="hint">Looking up what they did…</p> : null}
      {history && 'failed' in history ? <p class="bad">{history.failed}</p> : null}
      {history && !('failed' in history) ? (
        <History history={history} current={entry.id} open={(id) => host.say({ do: 'open', id })} />
      ) : null}
    </section>
  );
}

interface HistoryProps {
  readonly history: PerformerHistory;
  readonly current: string;
  readonly open: (id: string) => void;
}

function History({ history, current, open }: HistoryProps): JSX.Element {
  const { skills, restrictions } = history;
  return (
    <>
      <Counts history={history} />
      {restrictions.map((text) => (
        <p key={text} class="bad">
          {text}
        </p>
      ))}
      <h3>Skills</h3>
      {skills.length === 0 ? <p class="hint">None that you can see.</p> : null}
      <dl class="figures">
        {skills.map(({ name, value }) => (
          <Figure key={name} name={name} value={String(value)} />
        ))}
      </dl>
      <h3>Earlier answers</h3>
      {history.earlier.length > 1 ? null : <p class="hint">This is the first one here.</p>}
      <ul class="earlier">
        {history.earlier
          .filter(({ id }) => id !== current)
          .map(({ id, status, submitted, comment, poolName }) => (
            <li key={id}>
              <button
                type="button"
                class="queued"
                title={`${id} in ${poolName}`}
                onClick={() => open(id)}
              >
                <span class={`mark ${status.toLowerCase()}`} aria-hidden="true" />
                <span class="who">{statusWords[status]}</span>
                <small>{submitted === undefined ? '' : moment(submitted)}</small>
              </button>
              {comment === undefined || comment === '' ? null : <small>{comment}</small>}
            </li>
          ))}
      </ul>
    </>
  );
}

function Counts({ history }: Pick<HistoryProps, 'history'>): JSX.Element {
  const { accepted, rejected, waiting, counted, golden, seconds } = history;
  const more = counted === 'latest' ? '+' : '';
  const goldens = golden.right + golden.wrong;
  return (
    <dl class="figures">
      <Figure
        name="Accepted"
        value={`${String(accepted)}${more}`}
        tone={accepted > 0 ? 'good' : undefined}
      />
      <Figure
        name="Rejected"
        value={`${String(rejected)}${more}`}
        tone={rejected > 0 ? 'bad' : undefined}
      />
      <Figure name="Waiting" value={`${String(waiting)}${more}`} />
      {goldens > 0 ? (
        <Figure
          name="Golden right"
          value={`${String(golden.right)} of ${String(goldens)}`}
          tone={golden.wrong > golden.right ? 'bad' : undefined}
        />
      ) : null}
      {seconds === undefined ? null : <Figure name="Mean time" value={stretch(seconds * 1000)} />}
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly tone?: 'good' | 'bad' | undefined;
}

function Figure({ name, value, tone }: FigureProps): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd class={tone}>{value}</dd>
    </div>
  );
}
