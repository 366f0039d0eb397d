import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { choiceProject, connect, poolOf, type Json, type Platform } from '../unit/sandbox/platform';
import { sandboxProcess, type SandboxProcess } from './cliProcess';

/**
 * A longer storm: CROWDSMITH_STORM_KILLS=100 CROWDSMITH_STORM_MS=5000
 * npm run test:integration -- --grep storm
 */
const kills = Number(process.env.CROWDSMITH_STORM_KILLS ?? 4);
const stormMs = Number(process.env.CROWDSMITH_STORM_MS ?? 700);
const writers = 6;
const token = 'storm';

/** What the platform said that there is, by address; the last word on each. */
type Answered = Map<string, Json>;

describe('a sandbox that is killed (SIGKILL) in a storm of writes', function () {
  this.timeout(60_000 + kills * (stormMs + 20_000));
  let folder: string;
  let sandbox: SandboxProcess;
  let platform: Platform;

  const start = async (): Promise<void> => {
    sandbox = await sandboxProcess({ cwd: folder, token, port: 0, data: join(folder, 'data') });
    platform = connect({ url: sandbox.url, token, close: () => Promise.resolve() });
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'crowdsmith-storm-'));
    await start();
  });
  after(async () => {
    await sandbox.kill();
    await rm(folder, { recursive: true, force: true });
  });

  it('has everything that it had answered', async () => {
    const answered: Answered = new Map();
    const project = await platform.json('POST', '/api/v1/projects', choiceProject);
    const quiet = await platform.json('POST', '/api/v1/pools', poolOf(String(project.id)));
    for (let kill = 0; kill < kills; kill++) {
      const before = answered.size;
      const storm = Array.from({ length: writers }, (_, writer) =>
        write(`${kill}.${writer}`, { answered, project, quiet }),
      );
      await new Promise((resolve) => setTimeout(resolve, stormMs * (0.5 + 0.5 / (kill + 1))));
      await sandbox.kill();
      await Promise.all(storm);
      assert.ok(answered.size > before + writers, 'nothing was written before the kill');
      await start();
      for (const [address, expected] of answered) {
        assert.deepEqual(await platform.json('GET', address), expected, address);
      }
    }
  });

  /** Makes things of every kind, one after the other, until the connection breaks. */
  async function write(
    name: string,
    o: { readonly answered: Answered; readonly project: Json; readonly quiet: Json },
  ): Promise<void> {
    try {
      for (let turn = 0; ; turn++) await writeOnce(`${name}.${turn}`, o);
    } catch (error) {
      // What the platform refuses would be a fault of this test.
      assert.ok(!(error instanceof assert.AssertionError), String(error));
    }
  }

  async function writeOnce(
    name: string,
    { answered, project, quiet }: { answered: Answered; project: Json; quiet: Json },
  ): Promise<void> {
    const client = platform;
    const task = await client.json('POST', '/api/v1/tasks?allow_defaults=true', {
      pool_id: quiet.id as string,
      input_values: { text: name },
    });
    answered.set(`/api/v1/tasks/${task.id}`, task);
    const skill = await client.json('POST', '/api/v1/skills', { name });
    answered.set(`/api/v1/skills/${skill.id}`, skill);
    const user = { skill_id: String(skill.id), user_id: 'a'.repeat(32), value: 40 };
    const userSkill = await client.json('PUT', '/api/v1/user-skills', user);
    answered.set(`/api/v1/user-skills/${userSkill.id}`, userSkill);
    await workOnce(client, answered, project);
  }

  /** The crowd works a pool between two requests; what was shown of it stays. */
  async function workOnce(client: Platform, answered: Answered, project: Json): Promise<void> {
    const pool = await client.json('POST', '/api/v1/pools', poolOf(String(project.id)));
    await client.json('POST', '/api/v1/tasks?allow_defaults=true&open_pool=true', [
      { pool_id: String(pool.id), input_values: { text: 'a' } },
      { pool_id: String(pool.id), input_values: { text: 'b' } },
    ]);
    const page = await client.json('GET', `/api/v1/assignments?pool_id=${pool.id}`);
    for (const item of page.items as Json[]) {
      if (item.status === 'ACCEPTED') answered.set(`/api/v1/assignments/${item.id}`, item);
    }
  }
});
