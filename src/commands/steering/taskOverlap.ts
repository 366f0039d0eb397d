import type { PlatformClient, TaskChange } from '../../api';
import type { PricedTask } from '../../deploy/estimate';
import { steps, type Reply, type StepAsk } from '../../providers/ask';
import type { Connection } from '../../providers/connections';
import { cancelled } from '../../providers/failures';
import type { Services } from '../../providers/services';
import { nodesOf } from '../../providers/tree';
import type { Task, TaskSuite } from '../../spec/model';
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

/** What its overlap is, or shall be. */
interface Dealt extends Shown {
  readonly overlap: number | 'endless';
}

interface Before extends Dealt {
  readonly poolId: string;
  /** Rides along on pages that are paid for anyway, where the pool mixes them. */
  readonly golden: Pick<Task, 'known_solutions'>;
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
  const overlap = answers.overlap === endless ? endless : Number(answers.overlap);
  const wanted = before.map((each): Dealt => ({ ...each, overlap }));
  if (!(await mayGrow(services, connection, wanted))) return;
  const words = { doing: 'Setting the overlap of', failed: 'keeps its overlap' };
  const done = await doEach(services, before, words, async (shown, signal) => {
    await patch(client, { ...shown, overlap }, signal);
  });
  if (done.length === 0) return;
  const what = done.length === 1 ? `${done[0]?.name ?? ''} has` : `${done.length} tasks have`;
  const how = answers.overlap === endless ? 'no end' : answers.overlap;
  tellWithUndo(services, `${what} an overlap of ${how} now.`, () =>
    restore(services, connection, done),
  );
}

/** Shows tasks or pages to nobody any more; what is in somebody's hands may be finished. */
export async function stopShowing(
  services: Services,
  argument: unknown,
  selected: unknown,
): Promise<void> {
  const connection = await services.connections.need();
  const { client } = connection;
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
  tellWithUndo(services, `${what} shown to nobody new.`, () => restore(services, connection, done));
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
    shown.map(async ({ kind, id, name }): Promise<Before> => {
      const now: TaskSuite | Task = await (kind === 'task' ? client.tasks : client.taskSuites).get(
        id,
      );
      const known = 'known_solutions' in now ? now.known_solutions : undefined;
      return {
        ...{ kind, id, name, poolId: now.pool_id, golden: known ? { known_solutions: known } : {} },
        overlap: now.infinite_overlap === true ? endless : (now.overlap ?? 1),
      };
    }),
  );
}

/** More answers in an open pool cost more, at once. */
async function mayGrow(
  services: Services,
  connection: Connection,
  wanted: readonly Dealt[],
): Promise<boolean> {
  const price = (): Promise<readonly Expense[]> => growth(connection.client, wanted);
  const agreed = await maySpend(services, connection, price, {
    message: `Raise the overlap of ${wanted.length === 1 ? 'the task' : `${wanted.length} tasks`}?`,
    agree: 'Raise',
  });
  return agreed !== undefined;
}

/** What it costs to give tasks and pages a higher overlap than they have by now. */
async function growth(
  client: PlatformClient,
  wanted: readonly Dealt[],
): Promise<readonly Expense[]> {
  const { estimateTasks, priceOfPool } = await import('../../providers/remote');
  const now = await look(client, wanted);
  const expenses: Expense[] = [];
  for (const id of new Set(now.map(({ poolId }) => poolId))) {
    const { status, type, ...pool } = await client.pools.get(id);
    if (status === 'CLOSED' || type === 'TRAINING') continue;
    const { private_name: name, mixer_config, ...byHand } = pool;
    const more = (kind: Shown['kind']): readonly PricedTask[] =>
      now.flatMap((each, index): readonly PricedTask[] => {
        const to = wanted[index]?.overlap ?? 0;
        if (each.poolId !== id || each.kind !== kind || each.overlap === endless) return [];
        if (to === endless) return [{ ...each.golden, infinite_overlap: true }];
        return [{ ...each.golden, overlap: Math.max(0, to - each.overlap) }];
      });
    // A page is paid for as one, however many tasks the pool puts on it.
    const [tasks, pages] = [
      estimateTasks(name, mixer_config ? { ...byHand, mixer_config } : byHand, more('task')),
      estimateTasks(name, byHand, more('suite')),
    ];
    if (tasks.endless !== undefined || pages.endless !== undefined) {
      throw new Error(
        `${name} is open, and what endless tasks cost has no bound. Close the pool first.`,
      );
    }
    const sum = tasks.total + pages.total;
    if (sum === 0) continue;
    const { whole } = await priceOfPool(client, id);
    const total = whole.most + tasks.most + pages.most;
    expenses.push({ subject: `pool ${id}`, what: `More answers in ${name}`, sum, total });
  }
  return expenses;
}

async function patch(
  client: PlatformClient,
  { kind, id, overlap }: Dealt,
  signal?: AbortSignal,
): Promise<void> {
  const change: TaskChange =
    overlap === endless ? { infinite_overlap: true } : { overlap, infinite_overlap: false };
  if (kind === 'task') await client.tasks.patch(id, change, { signal });
  else await client.taskSuites.patch(id, change, { signal });
}

/** The way back may cost as well: the pool may be open by now, and an overlap higher than it is. */
async function restore(
  services: Services,
  connection: Connection,
  before: readonly Dealt[],
): Promise<void> {
  if (!(await mayGrow(services, connection, before))) throw cancelled();
  for (const each of before) await patch(connection.client, each);
}
