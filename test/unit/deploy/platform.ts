import type { PlatformClient } from '../../../src/api';
import { createPlatformClient } from '../../../src/api';
import { startSandbox } from '../../../src/sandbox';

/** A sandbox of a test's own with a client. */
export interface TestPlatform {
  readonly url: string;
  readonly token: string;
  readonly client: PlatformClient;
  close(): Promise<void>;
}

/** `faults`: bad days, in the sandbox's own notation. */
export async function startPlatform(faults?: string): Promise<TestPlatform> {
  const sandbox = await startSandbox({
    token: 'test-token',
    speed: 0,
    ...(faults === undefined ? {} : { faults }),
  });
  const { url, token } = sandbox;
  const client = createPlatformClient({ baseUrl: url, token, retry: { baseDelayMs: 5 } });
  return {
    url,
    token,
    client,
    close: async () => {
      client.close();
      await sandbox.close();
    },
  };
}

export async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** What is on a platform, by kind. */
export async function census(client: PlatformClient): Promise<Readonly<Record<string, number>>> {
  const skills = await all(client.skills.list({ global: false }));
  return {
    projects: (await all(client.projects.list())).length,
    pools: (await all(client.pools.list())).filter(({ type }) => type !== 'TRAINING').length,
    trainings: (await all(client.trainings.list())).length,
    // The platform makes a skill for each training by itself.
    skills: skills.filter(({ global, training }) => global !== true && training !== true).length,
  };
}
