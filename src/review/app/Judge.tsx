import type { JSX, RefObject } from 'preact';
import type { Verdict } from '../../api';
import type { ReviewEntry, ReviewState } from '../state';
import type { Reviewing } from './reviewing';
import { money, statusWords, stretch } from './words';

interface JudgeProps {
  readonly state: ReviewState;
  readonly entry: ReviewEntry;
  readonly reviewing: Reviewing;
  readonly draft: string;
  readonly setDraft: (text: string) => void;
  readonly comment: RefObject<HTMLTextAreaElement>;
  /** What is judged is what is drawn. */
  readonly ready: boolean;
  readonly now: number;
}

/** The verdict: a comment for the performer, two buttons, and the way back and on. */
export function Judge(props: JudgeProps): JSX.Element {
  const { state, entry, reviewing, draft, setDraft, comment, ready } = props;
  const open = entry.pending === undefined;
  const acceptable = open && (entry.status === 'SUBMITTED' || entry.status === 'REJECTED');
  return (
    <section class="judge" aria-label="Verdict">
      <Facts {...props} />
      <div class="reasons" role="group" aria-label="Reasons">
        {state.reasons.slice(0, 9).map((reason, i) => (
          <button
            key={reason}
            type="button"
            class="plain reason"
            title={reason}
            onClick={() => reviewing.reason(i)}
          >
            <kbd>{i + 1}</kbd> {reason}
          </button>
        ))}
      </div>
      <div class="judge-line">
        <textarea
          ref={comment}
          rows={2}
          aria-label="Comment"
          placeholder="Comment for the performer; a rejection needs one"
          value={draft}
          onInput={(event) => setDraft(event.currentTarget.value)}
        />
        <div class="judge-buttons">
          <VerdictButton
            {...{ verdict: 'ACCEPTED', reviewing, disabled: !ready || !acceptable }}
            name="Accept"
            letter="A"
            also={money(entry.reward + entry.fee)}
          />
          <VerdictButton
            {...{ verdict: 'REJECTED', reviewing }}
            disabled={!ready || !open || entry.status !== 'SUBMITTED'}
            name="Reject"
            letter="R"
            also=""
          />
        </div>
      </div>
    </section>
  );
}

interface ButtonProps {
  readonly verdict: Verdict;
  readonly reviewing: Reviewing;
  readonly disabled: boolean;
  readonly name: string;
  readonly letter: string;
  readonly also: string;
}

function VerdictButton(props: ButtonProps): JSX.Element {
  const { verdict, reviewing, disabled, name, letter, also } = props;
  return (
    <button
      type="button"
      class={verdict === 'ACCEPTED' ? 'submit' : 'plain'}
      aria-label={name}
      title={`${name} (${letter})${also === '' ? '' : `: pays ${also}, fee included`}`}
      disabled={disabled}
      onClick={() => reviewing.judge(verdict)}
    >
      {name} {also === '' ? null : <small>{also}</small>} <kbd>{letter}</kbd>
    </button>
  );
}

/** Where it stands, when it is due, and what can still be taken back. */
function Facts({ state, entry, reviewing, now }: JudgeProps): JSX.Element {
  const { held } = state;
  return (
    <div class="facts">
      <button type="button" class="plain" title="Previous (K)" onClick={() => reviewing.step(-1)}>
        ‹ Previous
      </button>
      <button type="button" class="plain" title="Next (J)" onClick={() => reviewing.step(1)}>
        Next ›
      </button>
      <Standing entry={entry} now={now} />
      <span class="spring" />
      {held ? (
        <button type="button" class="plain undo" title="Undo (Z)" onClick={reviewing.undo}>
          Undo {statusWords[held.verdict]} ({Math.max(0, Math.ceil((held.until - now) / 1000))} s)
        </button>
      ) : null}
    </div>
  );
}

function Standing({ entry, now }: Pick<JudgeProps, 'entry' | 'now'>): JSX.Element {
  const { seconds, golden, trouble, comment = '', status, pending } = entry;
  return (
    <>
      <span class={`state-word ${(pending ?? status).toLowerCase()}`}>
        {statusWords[pending ?? status]}
      </span>
      <Deadline entry={entry} now={now} />
      {seconds === undefined ? null : <span>done in {stretch(seconds * 1000)}</span>}
      {golden === undefined ? null : (
        <span class={golden === 'wrong' ? 'bad' : 'good'}>golden tasks {golden}</span>
      )}
      {comment === '' ? null : <q>{comment}</q>}
      {trouble === undefined ? null : <span class="bad">{trouble}</span>}
    </>
  );
}

const day = 24 * 60 * 60 * 1000;

function Deadline({ entry, now }: Pick<JudgeProps, 'entry' | 'now'>): JSX.Element | null {
  const { autoAccept, status } = entry;
  if (autoAccept === undefined || status !== 'SUBMITTED') return null;
  const left = autoAccept - now;
  return (
    <span class={left < day ? 'warn' : ''} title="The platform accepts it by itself then">
      auto-accept in {stretch(left)}
    </span>
  );
}
