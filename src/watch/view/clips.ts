import type { WatchedEvent } from './events';
import { without } from './without';
import type { Clip, RunView } from './runView';
import { shortened } from './shortened';

/** Kept for looking at; the counts know of all. */
const mostRejected = 200;
const mostAccepted = 50;

type VerdictEvent = Extract<WatchedEvent, { readonly type: 'verdict' }>;
type ClipEvent = Extract<WatchedEvent, { readonly type: 'clip' }>;

/** One recording with its verdict; told again, it takes the place of what was told before. */
export function withClip(view: RunView, event: ClipEvent): RunView {
  return put(view, { ...without(without(event, 'type'), 'text_id'), textId: event.text_id });
}

/**
 * A verdict names the texts only: clips say more, and are not overwritten by it. It is counted with its clip, which
 * is told at the same moment as it enters the run's own counts.
 */
export function withVerdict(view: RunView, event: VerdictEvent): RunView {
  const { assignment, texts, verdict, comment } = event;
  const isKnown = listOf(view, verdict).some((clip) => clip.assignment === assignment);
  if (isKnown) return view;
  return texts.reduce(
    (now, textId, place) =>
      put(now, { verdict, assignment, place, textId, text: '', reason: comment }),
    view,
  );
}

function put(view: RunView, whole: Clip): RunView {
  const clip = { ...whole, text: shortened(whole.text), reason: shortened(whole.reason) };
  const list = listOf(view, clip.verdict);
  const at = list.findIndex((other) => isSame(other, clip));
  const known = list[at];
  const { accepted, rejected } = view.verdicts;
  const one = isTold(clip) && !(known && isTold(known)) ? 1 : 0;
  const verdicts =
    clip.verdict === 'ACCEPTED'
      ? { accepted: accepted + one, rejected }
      : { accepted, rejected: rejected + one };
  const changed = known ? list.with(at, { ...known, ...clip }) : [clip, ...list];
  return withList({ ...view, verdicts }, clip.verdict, changed);
}

/** Only a verdict is known of the others so far. */
function isTold({ text }: Clip): boolean {
  return text !== '';
}

function isSame(one: Clip, other: Clip): boolean {
  return one.assignment === other.assignment && one.place === other.place;
}

function listOf(view: RunView, verdict: Clip['verdict']): readonly Clip[] {
  return verdict === 'ACCEPTED' ? view.accepted : view.rejected;
}

function withList(view: RunView, verdict: Clip['verdict'], list: readonly Clip[]): RunView {
  return verdict === 'ACCEPTED'
    ? { ...view, accepted: list.slice(0, mostAccepted) }
    : { ...view, rejected: list.slice(0, mostRejected) };
}
