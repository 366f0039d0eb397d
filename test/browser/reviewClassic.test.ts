import assert from 'node:assert/strict';
import { createPlatformClient, type PlatformClient } from '../../src/api';
import { actOnPool, waitPool } from '../../src/deploy';
import { startSandbox } from '../../src/sandbox';
import type { Project } from '../../src/spec/model';
import { readingPool } from '../unit/review/reviewedPool';
import { ReviewStand } from './reviewStand';
import { eventually } from './session';

const project: Project = {
  public_name: 'Record',
  public_description: 'Read a text aloud.',
  assignments_issuing_type: 'AUTOMATED',
  task_spec: {
    input_spec: { text: { type: 'string', required: true } },
    output_spec: { recording: { type: 'file', required: true } },
    view_spec: {
      type: 'classic',
      markup:
        '<p>{{text}}</p>{{field type="file" name="recording" sources="RECORDER" fileType="AUDIO"}}',
      assets: { script_urls: ['$TOLOKA_ASSETS/js/toloka-handlebars-templates.js'] },
    },
  },
};

interface Player {
  readonly duration: number;
}

async function recordedPool(client: PlatformClient): Promise<string> {
  const { id } = await client.projects.create(project);
  const pool = await client.pools.create({ ...readingPool(id), private_name: 'Recordings' });
  const tasks = ['one', 'two'].map((text) => ({ pool_id: pool.id, input_values: { text } }));
  await client.operations.wait(await client.tasks.create(tasks, { allowDefaults: true }));
  await actOnPool(client, { kind: 'pool', id: pool.id }, 'open');
  await waitPool(client, pool.id, {});
  return pool.id;
}

describe('the review page with a classic interface', function () {
  this.timeout(60_000);
  let stand: ReviewStand;
  const ends: (() => unknown)[] = [];
  let send: () => void;
  const sent = new Promise<void>((resolve) => {
    send = resolve;
  });

  before(async () => {
    const sandbox = await startSandbox({ speed: 0, seed: 3 });
    const client = createPlatformClient({ baseUrl: sandbox.url, token: sandbox.token });
    ends.push(
      () => sandbox.close(),
      () => client.close(),
    );
    const pool = await recordedPool(client);
    const { attachments } = client;
    const download = async (id: string): ReturnType<typeof attachments.download> => {
      await sent;
      return attachments.download(id);
    };
    stand = await ReviewStand.start({
      client: { ...client, attachments: { ...attachments, download } },
      where: 'Sandbox',
      pools: [{ id: pool, name: 'Recordings' }],
      undoTime: 60_000,
      reasons: () => [],
      mayJudge: () => Promise.resolve(true),
      judged: () => undefined,
      explain: (error) => String(error),
      allowedHosts: () => [],
      judgeAll: () => Promise.resolve(false),
      save: () => Promise.resolve(),
      openLink: () => undefined,
      copy: () => undefined,
    });
  });

  after(async () => {
    await stand.close();
    for (const end of ends.reverse()) await end();
  });

  it('plays the recordings in the interface itself, also those that come after it was drawn', async () => {
    const task = stand.page.frameLocator('.task-frame:not(.coming)');
    await task.locator('.field_file__files .file__name').first().waitFor();
    send();
    const player = task.locator('.field_file__files audio').first();
    await player.waitFor();
    await eventually(async () => {
      const seconds = await player.evaluate((it) => (it as unknown as Player).duration);
      assert.ok(seconds > 0, String(seconds));
    });
    await task.locator('.file__name[title^="record-"]').first().waitFor();
    assert.deepEqual(stand.complaints, []);
  });
});
