import assert from 'node:assert/strict';
import type { PipelineEvent } from '../../../../src/pipeline';
import { LinkWatch } from '../../../../src/pipeline/links/linkWatch';
import type { Run } from '../../../../src/pipeline/run/context';
import { s3Storage } from '../../../../src/pipeline/storage/s3Storage';
import { testCredentials } from '../../../support/s3';

const { signal } = new AbortController();
const place = { endpoint: 'https://s3.example.net', region: 'r', bucket: 'b' };

describe('a watch on addresses', () => {
  it('sends nothing anew that would end as soon again, when the keys themselves are about to end', async () => {
    const expires = Date.now() + 600_000;
    const storage = s3Storage(place, { ...testCredentials, sessionToken: 't', expires });
    const address = await storage.link('r/a.wav', signal);
    const task = {
      ...{ id: '1', pool_id: '7', overlap: 3, remaining_overlap: 3 },
      input_values: { audio: address, assignment_id: 'a', text_id: 't' },
    };
    const lists: string[] = [];
    const events: PipelineEvent[] = [];
    const run = {
      client: {
        tasks: {
          list: async function* ({ pool_id: pool }: { pool_id: string }) {
            lists.push(pool);
            yield await Promise.resolve(task);
          },
        },
      },
      ...{ storage, signal, pace: {}, emit: (event: PipelineEvent) => events.push(event) },
      ids: { verification: { pool: '7' } },
      plan: {
        spec: { recording: { audio: 'audio' } },
        verification: {
          pool: {
            object: {
              assignment_max_duration_seconds: 1800,
              defaults: { default_overlap_for_new_tasks: 3 },
            },
          },
        },
      },
    };
    const watch = new LinkWatch(run as unknown as Run);
    // Tasks cannot be created here: it would throw.
    await watch.check();
    await watch.check();
    assert.deepEqual(lists, ['7'], 'it looks once in a while only');
    const [told] = events;
    assert.ok(told?.type === 'deadline' && told.kind === 'link-expiry');
    assert.equal(told.items, 1);
    assert.ok(Date.parse(told.at) <= expires);
  });
});
