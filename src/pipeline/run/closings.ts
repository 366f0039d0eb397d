import type { Remote } from '../../api';
import type { Pool } from '../../spec';
import type { Closing } from '../control/reopening';
import type { Run } from './context';

/**
 * Who closed a pool. The platform calls every closing by a call MANUAL, the run's own ones too (at a limit
 * of the budget, to change its rules, to end surplus copies). So the run writes its own down: which pool, and
 * the time that the platform gave the closing.
 */
type Note = { readonly closed: string } | { readonly opened: true };

/** The closing of a pool that somebody closed by hand; undefined where the run or the platform did. */
export function closedByHand(run: Run, pool: Remote<Pool>): Closing | undefined {
  const { id, status, last_close_reason: reason = 'MANUAL', last_started: started } = pool;
  // A pool that was never opened is called closed by hand, too.
  if (status !== 'CLOSED' || reason !== 'MANUAL' || started === undefined) return undefined;
  return isOurs(run, pool) ? undefined : { pool: id, at: closingTime(pool) };
}

/** Closes a pool by `close`, written down before and after; it answers with the closed pool. */
export async function closeAsOurs(
  { runner }: Run,
  pool: string,
  close: () => Promise<Remote<Pool>>,
): Promise<void> {
  await runner.once<Note>({
    key: nextNote({ runner }, pool),
    does: `close pool ${pool}`,
    run: async () => ({ closed: closingTime(await close()) }),
  });
}

/** The run has opened what it had closed: a closing from now on is somebody else's. */
export async function noteOpening({ runner }: Run, pool: string): Promise<void> {
  const isClosedByUs =
    runner.unfinished(notes(pool)).length > 0 || lastNote({ runner }, pool)?.closed !== undefined;
  if (!isClosedByUs) return;
  const run = (): Promise<Note> => Promise.resolve({ opened: true });
  await runner.observe<Note>({ key: nextNote({ runner }, pool), run });
}

function isOurs({ runner }: Run, pool: Remote<Pool>): boolean {
  // Begun, and nobody wrote down how it ended: the process died in between.
  if (runner.unfinished(notes(pool.id)).length > 0) return true;
  return lastNote({ runner }, pool.id)?.closed === closingTime(pool);
}

const notes = (pool: string): string => `pools/${pool}/`;

function nextNote({ runner }: Pick<Run, 'runner'>, pool: string): string {
  return `${notes(pool)}${runner.finished(notes(pool)).length + 1}`;
}

function lastNote({ runner }: Pick<Run, 'runner'>, pool: string): { closed?: string } | undefined {
  return runner.finished(notes(pool)).at(-1)?.[1] as { closed?: string } | undefined;
}

function closingTime({ last_stopped: at }: Remote<Pool>): string {
  return at ?? '';
}
