import assert from 'node:assert/strict';
import { createPlatformClient } from '../../src/api';
import { startSandbox } from '../../src/sandbox';
import type { ViewSpec } from '../../src/spec/model';
import { recordedPool, type Player } from './recordedPool';
import { ReviewStand } from './reviewStand';
import { eventually } from './session';

const view: ViewSpec = {
  type: 'classic',
  markup:
    '<p>{{text}}</p>{{field type="file" name="recording" sources="RECORDER" fileType="AUDIO"}}',
  assets: { script_urls: ['$TOLOKA_ASSETS/js/toloka-handlebars-templates.js'] },
};

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
    const pool = await recordedPool(client, view, ['one', 'two']);
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
