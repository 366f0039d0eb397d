import type { PlatformClient, TaskChange } from '../../api';
import { steps, type Reply, type StepAsk } from '../../providers/ask';
import type { Connection } from '../../providers/connections';
import type { Services } from '../../providers/services';
import { nodesOf } from '../../providers/tree';
import { doEach } from '../eachTarget';
import { maySpend, type Expense } from '../money';
import { tellWithUndo } from '../undo';
import { idsIn } from './questions';

/** A task, or a page laid out by hand: both have an overlap of their own. */
interface Shown {
  readonly kind: 'task' | 'suite';
  readonly id: string;
  readonly name: string;
}

interface Before extends Shown {
  readonly poolId: string;
  readonly overlap: number | undefined;
  readonly endless: boolean;
}

interface Answers {
  readonly ids: string;
  readonly overlap: string;
}

const endless = 'endless';

/** Changes how many performers get a task or page: a number, or everybody. */
export async function setOverlap(
  services: Services,
  argument: unknown,
  selected: unknown,
): Promise<void> {
  const connection = await services.connections.need();
  const { client } = connection;
  const given = shownIn(argument, selected);
  const answers = await steps<Answers>(
    services.ask,
    'Set the overlap',
    [
      { key: 'ids', ask: askIds },
      {
        key: 'overlap',
        ask: (person) =>
          person.text({
            prompt: `How many performers do each of them: a whole number of at least 1, or "${endless}" for everybody.`,
            check: (text) =>
              text === endless || (/^\d{1,5}$/.test(text) && Number(text) >= 1)
                ? undefined
                : `Enter a whole number from 1 to 30000, or "${endless}".`,
          }),
      },
    ],
    given.length === 0 ? {} : { ids: given.map(({ id }) => id).join(', ') },
  );
  if (answers === undefined) return;
  const before = await look(client, given.length > 0 ? given : tasksCalled(answers.ids));
  const change: TaskChange =
    answers.overlap === endless
      ? { infinite_overlap: true }
      : { overlap: Number(answers.overlap), infinite_overlap: false };
  if (!(await mayGrow(services, connection, before, answers.overlap))) return;
  const words = { doing: 'Setting the overlap of', failed: 'keeps its overlap' };
  const done = await doEach(services, before, words, async (shown, signal) => {
    await patch(client, shown, change, signal);
  });
  if (done.length === 0) return;
  const what = done.length === 1 ? `${done[0]?.name ?? ''} has` : `${done.length} tasks have`;
  const how = answers.overlap === endless ? 'no end' : answers.overlap;
  tellWithUndo(services, `${what} an overlap of ${how} now.`, () => restore(client, done));
}

/** Shows tasks or pages to nobody any more; what is in somebody's hands may be finished. */
export async function stopShowing(
  services: Services,
  argument: unknown,
  selected: unknown,
): Promise<void> {
  const { client } = await services.connections.need();
  const given = shownIn(argument, selected);
  const ids =
    given.length > 0
      ? ''
      : await services.ask.text({
          title: 'Stop showing tasks',
          prompt: idsPrompt,
          check: (text) => (idsIn(text).length === 0 ? 'Enter at least one id.' : undefined),
        });
  if (ids === undefined) return;
  const before = await look(client, given.length > 0 ? given : tasksCalled(ids));
  const words = { doing: 'Taking away', failed: 'is still shown' };
  const done = await doEach(services, before, words, async ({ kind, id }, signal) => {
    const list = kind === 'task' ? client.tasks : client.taskSuites;
    await list.setOverlapOrMin(id, 0, { signal });
  });
  if (done.length === 0) return;
  const what = done.length === 1 ? `${done[0]?.name ?? ''} is` : `${done.length} tasks are`;
  tellWithUndo(services, `${what} shown to nobody new.`, () => restore(client, done));
}

const idsPrompt = 'Ids of tasks, one or several, separated by commas or spaces.';

function askIds(person: StepAsk): Promise<Reply<string>> {
  return person.text({
    prompt: idsPrompt,
    check: (text) => (idsIn(text).length === 0 ? 'Enter at least one id.' : undefined),
  });
}

function tasksCalled(ids: string): readonly Shown[] {
  return idsIn(ids).map((id) => ({ kind: 'task', id, name: `Task ${id}` }));
}

function shownIn(argument: unknown, selected: unknown): readonly Shown[] {
  return nodesOf(argument, selected).flatMap((node): readonly Shown[] => {
    if (node.kind === 'task') return tasksCalled(node.task.id);
    if (node.kind !== 'suite') return [];
    return [{ kind: 'suite', id: node.suite.id, name: `Task suite ${node.suite.id}` }];
  });
}

/** How it is now: what is undone goes back to this. */
function look(client: PlatformClient, shown: readonly Shown[]): Promise<readonly Before[]> {
  return Promise.all(
    shown.map(async (each): Promise<Before> => {
      const list = each.kind === 'task' ? client.tasks : client.taskSuites;
      const { overlap, infinite_overlap: isEndless, pool_id: poolId } = await list.get(each.id);
      return { ...each, poolId, overlap: overlap ?? undefined, endless: isEndless === true };
    }),
  );
}

/** More answers in an open pool cost more, at once. */
async function mayGrow(
  services: Services,
  connection: Connection,
  before: readonly Before[],
  wanted: string,
): Promise<boolean> {
  if (connection.profile.sandbox) return true;
  const { estimateTasks, totalOf } = await import('../../providers/remote');
  const expenses: Expense[] = [];
  for (const poolId of new Set(before.map((each) => each.poolId))) {
    const pool = await connection.client.pools.get(poolId);
    if (pool.status !== 'OPEN' || pool.type === 'TRAINING') continue;
    if (wanted === endless) {
      throw new Error(
        `${pool.private_name} is open, and what endless tasks cost has no bound. Close the pool first.`,
      );
    }
    const more = before
      .filter((each) => each.poolId === poolId && !each.endless)
      .map(({ overlap = 0 }) => ({ overlap: Math.max(0, Number(wanted) - overlap) }));
    const { total: sum } = totalOf([estimateTasks(pool.private_name, pool, more)]);
    // Each change of an overlap is an expense of its own: the pool's is in the ledger since its opening.
    const subject = `overlap ${poolId} ${Date.now()}`;
    if (sum > 0) expenses.push({ subject, what: `More answers in ${pool.private_name}`, sum });
  }
  return maySpend(services, connection, expenses, {
    message: `Raise the overlap of ${before.length === 1 ? 'the task' : `${before.length} tasks`}?`,
    agree: 'Raise',
  });
}

async function patch(
  client: PlatformClient,
  { kind, id }: Shown,
  change: TaskChange,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (kind === 'task') await client.tasks.patch(id, change, { signal });
  else await client.taskSuites.patch(id, change, { signal });
}

async function restore(client: PlatformClient, before: readonly Before[]): Promise<void> {
  for (const each of before) {
    const change: TaskChange = each.endless
      ? { infinite_overlap: true }
      : { overlap: each.overlap ?? 1, infinite_overlap: false };
    await patch(client, each, change, undefined);
  }
}
