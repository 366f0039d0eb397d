import type { Run } from '../run/context';
import type { Judgement } from '../run/judgements';
import { judgedRounds } from '../run/spending';
import type { RoundFindings } from '../run/spending';
import { markedJudgements } from './markedJudgements';
import type { RecordBook } from './recordBook';
import { assignmentOf } from './recordingLabel';

const key = 'verification/judged/before';

/**
 * A journal that begins with pools in use (on another machine, or because the one before it was lost) learns once what
 * listeners were paid by then, and what was found about recordings that still have no verdict: it was about to be given.
 */
export async function lookBack(run: Run, book: RecordBook): Promise<void> {
  const { runner, client, ids, signal } = run;
  if (!run.hadTasks || judgedRounds(run).length > 0) return;
  await runner.observe<RoundFindings>({
    key,
    run: async () => {
      const filter = { pool_id: ids.verification.pool, status: ['ACCEPTED'] } as const;
      let assignments = 0;
      for await (const { id } of client.assignments.list(filter, { signal })) if (id) assignments++;
      return { assignments, judgements: await unfinished(run, book) };
    },
  });
}

/** What was found about recordings before this journal began, by label. */
export function judgedBefore({ runner }: Run): Readonly<Record<string, Judgement | undefined>> {
  const [found] = runner.finished(key) as readonly (readonly [string, RoundFindings])[];
  return found?.[1].judgements ?? {};
}

async function unfinished(
  run: Run,
  book: RecordBook,
): Promise<Readonly<Record<string, Judgement>>> {
  const waiting = new Set(book.waiting().map(({ id }) => id));
  if (waiting.size === 0) return {};
  const marked = [...(await markedJudgements(run))];
  return Object.fromEntries(marked.filter(([label]) => waiting.has(assignmentOf(label))));
}
