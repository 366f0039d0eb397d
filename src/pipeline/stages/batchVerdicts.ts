import PQueue from 'p-queue';
import type { FileFinding } from '../files/storedRecording';
import { fingerprint } from '../journal/keys';
import type { Run } from '../run/context';
import type { Judgement } from '../run/judgements';
import type { HandedIn } from '../run/recordings';
import type { Given } from '../run/verdicts';
import { giveVerdict } from '../run/verdicts';
import { markVerdicts } from '../storage/marks';
import type { VerdictMark } from '../storage/marks';
import type { RecordBook } from './recordBook';
import { recordingLabel } from './recordingLabel';

/** A verdict and what it rests on. */
export interface Verdicts {
  readonly one: HandedIn;
  readonly findings: readonly FileFinding[];
  /** By recording, see `recordingLabel`. */
  readonly judgements: Readonly<Record<string, Judgement>>;
  readonly given: Given;
}

interface BatchVerdicts {
  /** Of the batch. */
  readonly number: number;
  readonly book: RecordBook;
  readonly verdicts: readonly Verdicts[];
  /** After each of them. */
  readonly onJudged: () => void;
}

/** Verdicts under way at once: each is a request of its own, for the platform takes no list of them. */
const parallel = 8;

/** Gives the verdicts of a batch, each once and for all. */
export async function giveVerdicts(run: Run, o: BatchVerdicts): Promise<void> {
  await mark(run, o);
  const queue = new PQueue({ concurrency: parallel });
  const jobs = o.verdicts.map((verdict) => async () => {
    const standing = await giveVerdict(run, verdict.one, verdict.given);
    o.book.judged(verdict.one.id, standing);
    tellClips(run, o.book, verdict, standing);
    o.onJudged();
  });
  try {
    await queue.addAll(jobs);
  } finally {
    queue.clear();
    await queue.onIdle();
  }
}

/**
 * Storage learns what is accepted, and why, before anybody is paid: so no clean-up ever takes it away, and
 * another machine writes the same dataset.
 */
async function mark(run: Run, { number, verdicts }: BatchVerdicts): Promise<void> {
  const marks = verdicts.flatMap(marksOf);
  if (marks.length === 0) return;
  const batch = `${number}-${fingerprint(verdicts.map(({ one }) => one.id))}`;
  await run.runner.once({
    key: `verification/marks/${number}`,
    does: `write down in storage what becomes of ${marks.length} recordings`,
    run: async () => {
      await markVerdicts(run, batch, marks);
      return null;
    },
  });
}

function marksOf({ one, findings, judgements, given }: Verdicts): readonly VerdictMark[] {
  const verdict = given.verdict === 'ACCEPTED' ? 'accepted' : 'rejected';
  return findings.flatMap((found, place) => {
    if (found.state !== 'stored') return [];
    const textId = one.recordings[place]?.textId ?? '';
    const judgement = judgements[recordingLabel(one.id, textId)];
    const { key, sha256 } = found;
    return {
      ...{ key, sha256, assignment: one.id, verdict },
      ...(judgement && { judged: { text_id: textId, ...judgement } }),
    };
  });
}

function tellClips(
  run: Run,
  book: RecordBook,
  { one, findings, judgements, given }: Verdicts,
  verdict: 'ACCEPTED' | 'REJECTED',
): void {
  for (const [place, { textId, text, attachment }] of one.recordings.entries()) {
    const found = findings[place];
    const judgement = judgements[recordingLabel(one.id, textId)];
    run.emit({
      ...{ type: 'clip', verdict, assignment: one.id, place, text_id: textId, text },
      reason: given.comment,
      ...(found?.state === 'stored'
        ? { key: found.key, seconds: found.seconds }
        : attachment !== undefined && { attachment }),
      ...(judgement && {
        votes: judgement.votes,
        approving: judgement.approving,
        confidence: judgement.confidence,
      }),
      attempt: book.attemptOf(textId, one.id),
    });
  }
}
