import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { createPlatformClient } from '../../../src/api';
import { s3Storage } from '../../../src/pipeline/storage/s3Storage';
import { testCredentials } from '../../support/s3';

/** A door that nobody opens: nothing has to be sent for this. */
const nowhere = 'http://127.0.0.1:9';
const reason = new DOMException('Enough.', 'AbortError');

/** Stops a call after so many steps of its own, and says how it ended. An error that nobody catches fails the test. */
async function stopped(
  steps: number,
  pause: () => Promise<unknown>,
  call: (signal: AbortSignal) => Promise<unknown>,
): Promise<unknown> {
  const controller = new AbortController();
  const end = call(controller.signal).catch((error: unknown) => error);
  for (let step = 0; step < steps; step++) await pause();
  controller.abort(reason);
  return await end;
}

describe('a call that sends something and is stopped', () => {
  const client = createPlatformClient({
    ...{ baseUrl: nowhere, token: 'test', authorization: 'ApiKey' },
    retry: { maxAttempts: 1 },
  });
  const place = { endpoint: nowhere, region: 'r', bucket: 'b' };
  const storage = s3Storage(place, testCredentials);
  const bytes = Buffer.from('sound');
  const calls = {
    platform: (signal: AbortSignal) =>
      client.skills.create({ name: 'a', public_requester_description: {} }, { signal }),
    storage: (signal: AbortSignal) =>
      storage.put('k', { bytes, mediaType: 'audio/wav', sha256: 'ab' }, signal),
  };
  after(() => client.close());

  for (const [what, call] of Object.entries(calls)) {
    it(`ends with the reason, whenever that is: ${what}`, async () => {
      const moments = [() => Promise.resolve(), () => turn()];
      for (const pause of moments) {
        for (let steps = 0; steps < 40; steps++) {
          const end = await stopped(steps, pause, call);
          assert.ok(end instanceof Error, String(end));
        }
      }
      assert.equal(await stopped(0, () => Promise.resolve(), call), reason);
    });
  }
});
