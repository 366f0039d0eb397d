/** Past assignments of a platform, for the preview's review mode. */
import type { Assignment, PlatformClient } from '../api';
import type { PreviewRow, ReviewChoice, ReviewedPage, Reviews } from '../preview';
import { attachedFiles } from './attachedFiles';

export interface ReviewsOptions {
  /** Opens the platform when something is asked for the first time. */
  readonly client: () => Promise<PlatformClient>;
  /** The project that is previewed, as the platform knows it; undefined when it does not. */
  readonly projectId: () => Promise<string | undefined>;
}

/** Entries of a list that people choose from. */
const mostListed = 100;
const answered = ['SUBMITTED', 'ACCEPTED', 'REJECTED'] as const;

export function platformReviews({ client, projectId }: ReviewsOptions): Reviews {
  return {
    async choices(pool, signal) {
      const platform = await client();
      if (pool !== undefined) return await assignmentsOf(platform, pool, signal);
      const project = await projectId();
      if (project !== undefined) return await poolsOf(platform, project, signal);
      throw new Error(
        'This project has not been created on the platform: nobody has answered yet.',
      );
    },
    async open(id, signal) {
      return await reviewedPage(await client(), id, signal);
    },
  };
}

async function poolsOf(
  client: PlatformClient,
  project: string,
  signal: AbortSignal,
): Promise<readonly ReviewChoice[]> {
  const query = { project_id: project, limit: mostListed, sort: '-id' };
  const [pools, trainings] = await Promise.all([
    client.pools.page(query, { signal }),
    client.trainings.page(query, { signal }),
  ]);
  const choice = (
    { id, private_name: name, status }: { id: string; private_name: string; status?: string },
    what: string,
  ): ReviewChoice => ({
    ...{ kind: 'pool', id, label: name },
    detail: `${what} ${id}, ${(status ?? 'closed').toLowerCase()}`,
  });
  return [
    ...pools.items.map((pool) => choice(pool, 'pool')),
    ...trainings.items.map((training) => choice(training, 'training')),
  ];
}

async function assignmentsOf(
  client: PlatformClient,
  pool: string,
  signal: AbortSignal,
): Promise<readonly ReviewChoice[]> {
  const query = { pool_id: pool, status: answered, limit: mostListed, sort: '-submitted' };
  const { items } = await client.assignments.page(query, { signal });
  return items.map((one) => ({
    ...{ kind: 'assignment', id: one.id, label: one.id },
    detail: `${one.status.toLowerCase()} ${(one.submitted ?? '').slice(0, 16).replace('T', ' ')}`,
  }));
}

async function reviewedPage(
  client: PlatformClient,
  id: string,
  signal: AbortSignal,
): Promise<ReviewedPage> {
  const assignment = await client.assignments.get(id, { signal });
  const answers = assignment.solutions?.map(({ output_values: values }) => values);
  const files = await attachedFiles(client, id, answers, signal);
  return { assignmentId: id, rows: assignmentRows(assignment, files) };
}

/** The tasks of an assignment with their answers, as a preview draws them. */
export function assignmentRows(
  { id, tasks, solutions }: Assignment,
  files: NonNullable<PreviewRow['files']> = {},
): readonly PreviewRow[] {
  return (tasks ?? []).map((task, i): PreviewRow => {
    const answer = solutions?.[i]?.output_values;
    const own = Object.entries(files).filter(([file]) =>
      JSON.stringify(answer ?? null).includes(JSON.stringify(file)),
    );
    return {
      ...{ id: `${id}#${String(i)}`, input_values: task.input_values },
      ...(task.known_solutions && { known_solutions: task.known_solutions }),
      ...(answer && { answer }),
      ...(own.length > 0 && { files: Object.fromEntries(own) }),
    };
  });
}
