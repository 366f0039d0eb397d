import type { Assignment, CallOptions, PlatformClient } from '../api';
import { goldenCounts } from './goldenVerdict';
import { platformTime } from './platformTime';
import { secondsOf } from './secondsOf';
import type { EarlierAnswer, PerformerHistory, ReviewPool } from './state';

/** Assignments that are looked at in each pool, the latest ones. */
const perPool = 200;
const mostShown = 12;

/** What a performer did in the pools that are reviewed, what skills they hold and what they may not do. */
export async function performerHistory(
  client: PlatformClient,
  performer: string,
  pools: readonly ReviewPool[],
  options: CallOptions,
): Promise<PerformerHistory> {
  const [pages, skills, restrictions] = await Promise.all([
    Promise.all(
      pools.map(({ id }) =>
        client.assignments.page(
          { pool_id: id, user_id: performer, sort: '-id', limit: perPool },
          options,
        ),
      ),
    ),
    skillsOf(client, performer, options),
    restrictionsOf(client, performer, options),
  ]);
  const assignments = pages.flatMap(({ items }) => items);
  const count = (status: Assignment['status']): number =>
    assignments.filter((one) => one.status === status).length;
  const golden = assignments.map(goldenCounts);
  const times = assignments.flatMap((one) => secondsOf(one) ?? []);
  return {
    performer,
    ...{ accepted: count('ACCEPTED'), rejected: count('REJECTED'), waiting: count('SUBMITTED') },
    counted: pages.some(({ has_more: more }) => more) ? 'latest' : 'all',
    golden: {
      right: golden.reduce((sum, { right }) => sum + right, 0),
      wrong: golden.reduce((sum, { wrong }) => sum + wrong, 0),
    },
    ...(times.length > 0 && { seconds: times.reduce((sum, one) => sum + one, 0) / times.length }),
    ...{ skills, restrictions, earlier: earlierOf(assignments, pools) },
  };
}

function earlierOf(
  assignments: readonly Assignment[],
  pools: readonly ReviewPool[],
): readonly EarlierAnswer[] {
  const handedIn = assignments.filter(({ solutions }) => solutions !== undefined);
  const latest = [...handedIn].sort(
    (a, b) => (platformTime(b.submitted) ?? 0) - (platformTime(a.submitted) ?? 0),
  );
  return latest.slice(0, mostShown).map((one) => {
    const submitted = platformTime(one.submitted);
    const pool = pools.find(({ id }) => id === one.pool_id);
    return {
      ...{ id: one.id, status: one.status, poolName: pool?.name ?? one.pool_id },
      ...(submitted !== undefined && { submitted }),
      ...(one.public_comment !== undefined && { comment: one.public_comment }),
    };
  });
}

/** Names of skills, asked for once: they hardly change while somebody reviews. */
const names = new WeakMap<PlatformClient, Map<string, Promise<string>>>();

async function skillsOf(
  client: PlatformClient,
  performer: string,
  options: CallOptions,
): Promise<PerformerHistory['skills']> {
  const { items } = await client.userSkills.page({ user_id: performer, limit: 50 }, options);
  const known = names.get(client) ?? new Map<string, Promise<string>>();
  names.set(client, known);
  const nameOf = (id: string): Promise<string> => {
    const name =
      known.get(id) ??
      client.skills.get(id).then(
        (skill) => skill.name,
        () => `skill ${id}`,
      );
    known.set(id, name);
    return name;
  };
  return await Promise.all(
    items.map(async (one) => ({ name: await nameOf(one.skill_id), value: one.value })),
  );
}

async function restrictionsOf(
  client: PlatformClient,
  performer: string,
  options: CallOptions,
): Promise<readonly string[]> {
  const { items } = await client.userRestrictions.page({ user_id: performer, limit: 50 }, options);
  return items.map((one) => {
    const until = one.will_expire?.slice(0, 10);
    const why =
      one.private_comment === undefined || one.private_comment === ''
        ? ''
        : `: ${one.private_comment}`;
    return `${one.scope.toLowerCase()} ban ${until === undefined ? 'for good' : `until ${until}`}${why}`;
  });
}
