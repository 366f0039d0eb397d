import type { PlatformClient, Remote, UserRestriction } from '../../api';
import { steps, type Choice } from '../../providers/ask';
import type { Services } from '../../providers/services';
import { nodesOf, performerIdOf, poolOf, projectOf, type RemoteNode } from '../../providers/tree';
import { doEach } from '../eachTarget';
import { mayTouch, performersText } from '../touching';
import { tellWithUndo } from '../undo';
import { askComment, askPerformers, idsIn, orNone, poolChoices, projectChoices } from './questions';

type Scope = Exclude<UserRestriction['scope'], 'SYSTEM'>;

interface Answers {
  readonly performers: string;
  readonly scope: Scope;
  readonly project?: string;
  readonly pool?: string;
  /** Days; `0` for ever; `date`. */
  readonly length: string;
  readonly date?: string;
  readonly comment: string;
}

/** Keeps performers out of a pool, a project or everything, for a time or for ever. */
export async function restrictPerformers(
  services: Services,
  argument: unknown,
  selected: unknown,
): Promise<void> {
  const connection = await services.connections.need();
  const { client, profile } = connection;
  const answers = await questions(services, client, nodesOf(argument, selected));
  if (answers === undefined) return;
  const ids = idsIn(answers.performers);
  const question = {
    message: `Keep ${performersText(ids)} out of ${scopeText(answers.scope)}?`,
    agree: 'Restrict',
  };
  if (!(await mayTouch(services, connection, question))) return;
  const performers = ids.map((id) => ({ id, name: id }));
  const before = new Map<string, UserRestriction | undefined>();
  const made: Remote<UserRestriction>[] = [];
  const words = { doing: 'Restricting', failed: 'could not be restricted' };
  const done = await doEach(services, performers, words, async ({ id }, signal) => {
    const wanted = restrictionOf(id, answers);
    before.set(id, await existing(client, wanted, signal));
    made.push(await client.userRestrictions.set(wanted, { signal }));
  });
  if (done.length === 0) return;
  const who =
    done.length === 1 ? `Performer ${done[0]?.id ?? ''} is` : `${done.length} performers are`;
  const where = `${scopeText(answers.scope)} on ${profile.label}`;
  tellWithUndo(services, `${who} kept out of ${where}, ${untilText(answers)}.`, async () => {
    for (const { id, user_id } of made) {
      const earlier = before.get(user_id);
      if (earlier === undefined) await client.userRestrictions.remove(id);
      else await client.userRestrictions.set(earlier);
    }
  });
}

/** Lifts restrictions; putting them back is offered. */
export async function liftRestrictions(
  services: Services,
  argument: unknown,
  selected: unknown,
): Promise<void> {
  const connection = await services.connections.need();
  const { client } = connection;
  const given = nodesOf(argument, selected).flatMap((node) =>
    node.kind === 'restriction' ? [node.restriction] : [],
  );
  const chosen =
    given.length > 0
      ? given
      : await services.ask.pickMany(restrictionChoices(client), {
          title: 'Lift restrictions',
          placeholder: 'Who may work again',
        });
  if (chosen === undefined) return;
  const who = performersText(chosen.map(({ user_id }) => user_id));
  const question = { message: `Let ${who} work again?`, agree: 'Lift' };
  if (!(await mayTouch(services, connection, question))) return;
  const named = chosen.map((restriction) => ({ restriction, name: restriction.user_id }));
  const words = { doing: 'Lifting the restriction of', failed: 'is still restricted' };
  const done = await doEach(services, named, words, async ({ restriction }, signal) => {
    if (restriction.scope === 'SYSTEM') {
      throw new Error('it was made by the platform, and only the platform can lift it');
    }
    await client.userRestrictions.remove(restriction.id, { signal });
  });
  if (done.length === 0) return;
  const free =
    done.length === 1 ? `Performer ${done[0]?.name ?? ''} is` : `${done.length} performers are`;
  tellWithUndo(services, `${free} no longer restricted.`, async () => {
    for (const { restriction } of done) await client.userRestrictions.set(again(restriction));
  });
}

function questions(
  { ask }: Services,
  client: PlatformClient,
  nodes: readonly RemoteNode[],
): Promise<Answers | undefined> {
  const [node] = nodes;
  const performers = [...new Set(nodes.map(performerIdOf))].filter((id) => id !== undefined);
  const pool = node && poolOf(node);
  const project = node && projectOf(node);
  return steps<Answers>(
    ask,
    'Restrict performers',
    [
      { key: 'performers', ask: askPerformers },
      {
        key: 'scope',
        ask: (person) => person.pick(scopeChoices, { placeholder: 'Kept out of…' }),
      },
      {
        key: 'project',
        when: ({ scope }) => scope === 'PROJECT' && project === undefined,
        ask: (person) => person.pick(projectChoices(client), { placeholder: 'Project' }),
      },
      {
        key: 'pool',
        when: ({ scope }) => scope === 'POOL' && pool === undefined,
        ask: (person) => person.pick(poolChoices(client), { placeholder: 'Pool' }),
      },
      {
        key: 'length',
        ask: (person) => person.pick(lengthChoices, { placeholder: 'For how long?' }),
      },
      {
        key: 'date',
        when: ({ length }) => length === 'date',
        ask: (person) =>
          person.text({
            prompt: 'The day (UTC) on which they may work again.',
            placeholder: 'YYYY-MM-DD',
            check: dateProblem,
          }),
      },
      { key: 'comment', ask: askComment },
    ],
    {
      ...(performers.length === 0 ? {} : { performers: performers.join(', ') }),
      ...(pool === undefined ? {} : { pool: pool.pool.id }),
      ...(project === undefined ? {} : { project: project.project.id }),
    },
  );
}

const scopeChoices: readonly Choice<Scope>[] = [
  { label: 'All projects', detail: 'Everything of this account', value: 'ALL_PROJECTS' },
  { label: 'One project', value: 'PROJECT' },
  { label: 'One pool', value: 'POOL' },
];

const lengthChoices: readonly Choice<string>[] = [
  { label: 'For ever', value: '0' },
  { label: '1 day', value: '1' },
  { label: '7 days', value: '7' },
  { label: '30 days', value: '30' },
  { label: 'Until a day…', value: 'date' },
];

const day = 86_400_000;

function dateProblem(text: string): string | undefined {
  const time = Date.parse(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(time)) return 'Write it as 2030-01-31.';
  return time > Date.now() ? undefined : 'That day has come already.';
}

function restrictionOf(performer: string, answers: Answers): UserRestriction {
  const base = {
    user_id: performer,
    ...(answers.comment === '' ? {} : { private_comment: answers.comment }),
    ...expiryOf(answers),
  };
  switch (answers.scope) {
    case 'ALL_PROJECTS':
      return { ...base, scope: 'ALL_PROJECTS' };
    case 'PROJECT':
      return { ...base, scope: 'PROJECT', project_id: answers.project ?? '' };
    case 'POOL':
      return { ...base, scope: 'POOL', pool_id: answers.pool ?? '' };
  }
}

/** In the platform's form: UTC without a mark. Absent: for ever. */
function expiryOf({ length, date }: Answers): { readonly will_expire?: string } {
  if (length === 'date') return { will_expire: `${date ?? ''}T00:00:00` };
  if (length === '0') return {};
  const end = new Date(Date.now() + Number(length) * day);
  return { will_expire: end.toISOString().replace(/\.\d+Z$/, '') };
}

function untilText(answers: Answers): string {
  const { will_expire: end } = expiryOf(answers);
  return end === undefined ? 'for ever' : `until ${end.slice(0, 16).replace('T', ' ')} UTC`;
}

function scopeText(scope: Scope): string {
  switch (scope) {
    case 'ALL_PROJECTS':
      return 'all projects';
    case 'PROJECT':
      return 'the project';
    case 'POOL':
      return 'the pool';
  }
}

/** The restriction in whose place the new one comes. */
async function existing(
  client: PlatformClient,
  wanted: UserRestriction,
  signal: AbortSignal,
): Promise<UserRestriction | undefined> {
  const { user_id, scope } = wanted;
  const where =
    wanted.scope === 'PROJECT'
      ? { project_id: wanted.project_id }
      : wanted.scope === 'POOL'
        ? { pool_id: wanted.pool_id }
        : {};
  const { items } = await client.userRestrictions.page(
    { user_id, scope, ...where, limit: 1 },
    { signal },
  );
  return items[0] && again(items[0]);
}

/** A restriction as it is sent to make it once more. */
function again(restriction: Remote<UserRestriction>): UserRestriction {
  const { user_id, private_comment, will_expire } = restriction;
  const base = {
    user_id,
    ...(private_comment === undefined ? {} : { private_comment }),
    ...(will_expire === undefined ? {} : { will_expire }),
  };
  switch (restriction.scope) {
    case 'PROJECT':
      return { ...base, scope: 'PROJECT', project_id: restriction.project_id };
    case 'POOL':
      return { ...base, scope: 'POOL', pool_id: restriction.pool_id };
    default:
      return { ...base, scope: restriction.scope };
  }
}

async function restrictionChoices(
  client: PlatformClient,
): Promise<readonly Choice<Remote<UserRestriction>>[]> {
  const choices: Choice<Remote<UserRestriction>>[] = [];
  for await (const restriction of client.userRestrictions.list({})) {
    if (restriction.scope === 'SYSTEM') continue;
    const { will_expire: end, private_comment: comment = '' } = restriction;
    choices.push({
      label: `$(person) ${restriction.user_id}`,
      description: `${placeOf(restriction)}, ${end === undefined ? 'for ever' : `until ${end.slice(0, 16).replace('T', ' ')} UTC`}`,
      ...(comment === '' ? {} : { detail: comment }),
      value: restriction,
    });
    if (choices.length >= 1000) break;
  }
  return orNone(choices, 'Nobody is restricted.');
}

function placeOf(restriction: UserRestriction): string {
  switch (restriction.scope) {
    case 'PROJECT':
      return `project ${restriction.project_id}`;
    case 'POOL':
      return `pool ${restriction.pool_id}`;
    default:
      return 'all projects';
  }
}
