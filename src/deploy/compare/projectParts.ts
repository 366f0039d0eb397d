import type { CallOptions, PlatformClient, Remote } from '../../api';
import { authored, type Pool, type Training } from '../../spec';
import { comparedObject } from './differences';
import { remoteObject } from './remoteObject';

/** A training or pool of a project, or a skill of the requester's that a pool refers to. */
export interface ProjectPart {
  readonly kind: 'skill' | 'training' | 'pool';
  readonly id: string;
}

/** Which of them: those that performers see, or all that are not archived. */
export type PartsChoice = 'open' | 'all';

/**
 * The trainings and pools of a project with their skills, in the order in which they are pulled: what
 * others refer to first. Archived ones cannot be changed any more and are left out. `open`: open pools,
 * their skills, the trainings that they send performers through, and open trainings.
 */
export async function partsOfProject(
  client: PlatformClient,
  projectId: string,
  options: CallOptions = {},
): Promise<Readonly<Record<PartsChoice, readonly ProjectPart[]>>> {
  const trainings = await present(client.trainings.list({ project_id: projectId }, options));
  // Lists of pools have trainings in them as well.
  const pools = (await present(client.pools.list({ project_id: projectId }, options))).filter(
    ({ type }) => type !== 'TRAINING',
  );
  const skills: ProjectPart[] = [];
  for (const id of new Set(pools.flatMap(skillsOf))) {
    if (await isOwn(client, id, options)) skills.push({ kind: 'skill', id });
  }
  const all: readonly ProjectPart[] = [
    ...skills,
    ...trainings.map(({ id }) => ({ kind: 'training', id }) as const),
    ...pools.map(({ id }) => ({ kind: 'pool', id }) as const),
  ];
  const openPools = pools.filter(isOpen);
  const open = new Set([
    ...[...trainings.filter(isOpen), ...openPools].map(({ id }) => id),
    ...openPools.map((pool) => pool.quality_control?.training_requirement?.training_pool_id),
  ]);
  const named = new Set(openPools.flatMap(skillsOf));
  return { all, open: all.filter(({ kind, id }) => (kind === 'skill' ? named : open).has(id)) };
}

async function present<T extends Remote<Pool | Training>>(
  objects: AsyncIterable<T>,
): Promise<readonly T[]> {
  const there: T[] = [];
  for await (const object of objects) if (object.status !== 'ARCHIVED') there.push(object);
  return there;
}

function isOpen({ status }: Pool | Training): boolean {
  return status === 'OPEN';
}

function skillsOf(pool: Pool): readonly string[] {
  const skills: string[] = [];
  authored('pool', comparedObject('pool', pool), (text, { idOf }) => {
    if (idOf === 'skill') skills.push(text);
    return text;
  });
  return skills;
}

/** Not those that the platform itself keeps, for everybody or for a training. */
async function isOwn(client: PlatformClient, id: string, options: CallOptions): Promise<boolean> {
  const skill = await remoteObject(client, 'skill', id, options);
  if (skill === undefined || !('name' in skill)) return false;
  return skill.global !== true && skill.training !== true;
}
