import assert from 'node:assert/strict';
import { createPlatformClient } from '../../../../src/api';
import { storeFilesOf } from '../../../../src/pipeline/files/storedRecording';
import type { Run } from '../../../../src/pipeline/run/context';
import type { LoopbackServer } from '../../../support/loopback';
import { loopbackServer } from '../../../support/loopback';
import { tone, wav } from '../../../support/sounds';
import { fakePlatform, fakeRun } from '../stages/fakeRun';
import { temporaryFolder } from '../temporaryFolder';

const sound = wav(tone(12));

describe('a download that breaks off in its middle', () => {
  const folder = temporaryFolder();
  let server: LoopbackServer;
  let asked = 0;
  let breaks = 0;

  beforeEach(async () => {
    asked = 0;
    server = await loopbackServer((_, response) => {
      response.writeHead(200, { 'content-length': sound.length });
      if (++asked > breaks) response.end(sound);
      else response.write(sound.subarray(0, 5000), () => response.destroy());
    });
  });
  afterEach(() => server.close());

  async function stored(): Promise<readonly string[]> {
    const { run } = fakeRun(fakePlatform());
    const kept: string[] = [];
    const client = createPlatformClient({ baseUrl: server.origin, token: 'test' });
    const storage = { put: (key: string) => Promise.resolve(kept.push(key)) };
    const plan = { ...run.plan, name: 'p', stateFolder: folder() };
    try {
      const [finding] = await storeFilesOf({ ...run, client, storage, plan } as unknown as Run, {
        ...{ id: 'a', status: 'SUBMITTED', performer: 'p' },
        recordings: [
          { taskId: 'k', textId: 't', text: 'a text to be read aloud', attachment: 'x' },
        ],
      });
      return finding?.state === 'stored' ? kept : [finding?.reason ?? ''];
    } finally {
      client.close();
    }
  }

  it('is asked for again, without a pause of the whole run', async () => {
    breaks = 2;
    assert.deepEqual(await stored(), ['p/recordings/a.wav']);
    assert.equal(asked, 3);
  });

  it('is not asked for for ever, and says what happened', async () => {
    breaks = Infinity;
    await assert.rejects(stored, { name: 'NetworkError' });
    assert.equal(asked, 4);
  });
});
