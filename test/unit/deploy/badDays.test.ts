import assert from 'node:assert/strict';
import { createPlatformClient } from '../../../src/api';
import { deploySpecs, type DeployReport } from '../../../src/deploy';
import { openWorkspace } from '../../../src/workspace';
import { folderWith, removeFolders } from '../workspace/temporaryFolder';
import { all, startPlatform } from './platform';
import { specs } from './specs';

/** Three copies of the small set, in folders of their own. */
const copies = ['a', 'b', 'c'];
const files = Object.fromEntries(
  copies.flatMap((copy) =>
    Object.entries(specs).map(([path, text]) => [
      `${copy}/${path}`,
      // Skills have no key: let each have a name of its own.
      text.replace('Careful reader', `Careful reader ${copy}`),
    ]),
  ),
);

describe('deploying on a bad day', () => {
  afterEach(removeFolders);

  for (const seed of [1, 2, 3]) {
    it(`ends complete and without duplicates when answers fail or are cut (${seed})`, async () => {
      const platform = await startPlatform(`500=0.08,503=0.04,cut=0.1,seed=${seed}`);
      const client = createPlatformClient({
        baseUrl: platform.url,
        token: platform.token,
        retry: { baseDelayMs: 2, maxDelayMs: 20 },
      });
      try {
        const root = await folderWith(files);
        await persistently(() =>
          deploySpecs({
            workspace: openWorkspace(root),
            client,
            profile: { name: 'sandbox', sandbox: true },
            paths: Object.keys(files).filter((path) => path.endsWith('.yaml')),
          }),
        );
        const projects = await all(client.projects.list());
        const pools = (await all(client.pools.list())).filter(({ type }) => type !== 'TRAINING');
        assert.equal(projects.length, copies.length);
        assert.equal(pools.length, copies.length);
        assert.equal((await all(client.trainings.list())).length, copies.length);
        const skills = (await all(client.skills.list())).filter(({ name }) =>
          name.startsWith('Careful'),
        );
        assert.equal(skills.length, copies.length);
        for (const { id } of pools) {
          assert.equal((await all(client.tasks.list({ pool_id: id }))).length, 4);
        }
      } finally {
        client.close();
        await platform.close();
      }
    }).timeout(60_000);
  }
});

/** As a person would: again, until it works. */
async function persistently(deploy: () => Promise<DeployReport>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await deploy();
      return;
    } catch (error) {
      if (tries === 6) throw error;
    }
  }
}
