import type { CallOptions, PlatformClient, Remote } from '../../api';
import type { Pool, Training } from '../../spec/model';
import type { TargetKind } from '../targets';

/** A field that can be changed without a spec. */
export interface UpdatableField {
  readonly label: string;
  readonly prompt: string;
  /** The field as text; empty where it is absent. */
  readonly shown: (object: object) => string;
  readonly check: (text: string) => string | undefined;
  /** The object with another value. An empty text takes the field away. */
  readonly changed: (object: object, text: string) => object;
}

type Change = (object: object) => object;

/** One remote object that can be changed field by field. */
export interface Updatable {
  readonly id: string;
  readonly name: string;
  readonly state: 'open' | 'closed';
  readonly value: object;
  readonly fields: readonly UpdatableField[];
  /** Changes the object as it is by now; one that is open is closed for that and opened again. */
  update(change: Change, options: CallOptions): Promise<void>;
}

export async function updatable(
  client: PlatformClient,
  kind: TargetKind | 'skill',
  id: string,
): Promise<Updatable> {
  switch (kind) {
    case 'project': {
      const project = await client.projects.get(id);
      refuseArchived(project.status, project.public_name);
      return {
        ...{ id, name: project.public_name, state: 'closed', value: project },
        fields: [text('public_name', 'Public name', 'must'), ...publicTexts, comment],
        update: async (change, options) => {
          const now = await client.projects.get(id, options);
          await client.projects.update(id, { ...now, ...change(now) }, options);
        },
      };
    }
    case 'skill': {
      const skill = await client.skills.get(id);
      return {
        ...{ id, name: skill.name, state: 'closed', value: skill },
        fields: [
          text('name', 'Name', 'must'),
          comment,
          number('skill_ttl_hours', 'Hours until it is lost', 1, 24 * 365, 'may'),
        ],
        update: async (change, options) => {
          const now = await client.skills.get(id, options);
          await client.skills.update(id, { ...now, ...change(now) }, options);
        },
      };
    }
    case 'pool': {
      const pool = await client.pools.get(id);
      return ofPool(client, client.pools, pool, poolFields, async (change, options) => {
        const now = await client.pools.get(id, options);
        await client.pools.update(id, { ...now, ...change(now) }, options);
      });
    }
    case 'training': {
      const training = await client.trainings.get(id);
      return ofPool(client, client.trainings, training, trainingFields, async (change, options) => {
        const now = await client.trainings.get(id, options);
        await client.trainings.update(id, { ...now, ...change(now) }, options);
      });
    }
  }
}

/** Pools and trainings have the same life: open ones take no change. */
function ofPool(
  client: PlatformClient,
  pools: PlatformClient['pools'] | PlatformClient['trainings'],
  object: Remote<Pool> | Remote<Training>,
  fields: readonly UpdatableField[],
  update: Updatable['update'],
): Updatable {
  const { id, status, private_name: name } = object;
  refuseArchived(status, name);
  return {
    ...{ id, name, fields, value: object, state: status === 'OPEN' ? 'open' : 'closed' },
    update: (change, options) =>
      whileClosed(pools, client, id, options, () => update(change, options)),
  };
}

/** Whatever becomes of the update, what was open is open afterwards, unless somebody else has closed it. */
async function whileClosed(
  pools: PlatformClient['pools'] | PlatformClient['trainings'],
  client: PlatformClient,
  id: string,
  options: CallOptions,
  update: () => Promise<void>,
): Promise<void> {
  const { status } = await pools.get(id, options);
  if (status !== 'OPEN') {
    await update();
    return;
  }
  const closing = await pools.closeForUpdate(id, options);
  await client.operations.wait(closing, options);
  try {
    await update();
  } finally {
    // Also after a cancellation: performers were promised that it comes back.
    if (closing !== undefined) await client.operations.wait(await pools.open(id));
  }
}

function refuseArchived(status: string | undefined, name: string): void {
  if (status === 'ARCHIVED') throw new Error(`${name} is archived and can be changed no more.`);
}

function text(field: string, label: string, need: 'must' | 'may'): UpdatableField {
  return {
    label,
    prompt: need === 'must' ? `${label}.` : `${label}. It may be empty.`,
    shown: (object) => shownIn(object, field),
    check: (value) => (value === '' && need === 'must' ? 'It must not be empty.' : undefined),
    changed: (object, value) => withField(object, field, value === '' ? undefined : value),
  };
}

function number(
  field: string,
  label: string,
  least: number,
  most: number,
  need: 'must' | 'may' = 'must',
): UpdatableField {
  return {
    label,
    prompt: `${label}: ${least} to ${most}.${need === 'may' ? ' It may be empty.' : ''}`,
    shown: (object) => shownIn(object, field),
    check: (value) => {
      if (value === '' && need === 'may') return undefined;
      const given = Number(value);
      const fits = /^\d+(\.\d+)?$/.test(value) && given >= least && given <= most;
      return fits ? undefined : `Enter a number from ${least} to ${most}.`;
    },
    changed: (object, value) => withField(object, field, value === '' ? undefined : Number(value)),
  };
}

const publicTexts = [text('public_description', 'Public description', 'may')];
const comment = text('private_comment', 'Private comment', 'may');

const poolFields: readonly UpdatableField[] = [
  text('private_name', 'Private name', 'must'),
  number('reward_per_assignment', 'Reward for a task suite, in US dollars', 0, 100),
  number('assignment_max_duration_seconds', 'Seconds for a task suite', 1, 12 * 3_600),
  number('auto_accept_period_day', 'Days until acceptance by itself', 1, 21, 'may'),
  {
    ...text('will_expire', 'Expires', 'must'),
    prompt: 'When it expires, UTC: 2030-01-31T12:00:00.',
    check: (value) =>
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?$/.test(value) && Date.parse(`${value}Z`) > Date.now()
        ? undefined
        : 'Write a time to come as 2030-01-31T12:00:00.',
  },
  ...publicTexts,
  comment,
];

const trainingFields: readonly UpdatableField[] = [
  text('private_name', 'Private name', 'must'),
  number('assignment_max_duration_seconds', 'Seconds for a task suite', 1, 12 * 3_600, 'may'),
  number('task_suites_required_to_pass', 'Task suites to pass', 1, 1_000, 'may'),
  number('retry_training_after_days', 'Again after days', 1, 365, 'may'),
  comment,
];

function shownIn(object: object, field: string): string {
  const value = (object as Readonly<Record<string, unknown>>)[field];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function withField(object: object, field: string, value: string | number | undefined): object {
  // `undefined` is not sent: the field is absent in what replaces the object.
  return { ...object, [field]: value };
}
