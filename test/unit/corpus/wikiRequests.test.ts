import assert from 'node:assert/strict';
import { CorpusError } from '../../../src/corpus';
import { apiSource } from '../../../src/corpus/wiki/apiSource';
import { wikiRequests } from '../../../src/corpus/wiki/wikiRequests';
import type { LoopbackServer } from '../../support/loopback';
import { loopbackServer } from '../../support/loopback';

describe('a question to a wiki', () => {
  let server: LoopbackServer;
  let asked = 0;
  beforeEach(async () => {
    asked = 0;
    server = await loopbackServer((_, response) => {
      // The first question gets no answer at all, the second only its beginning.
      asked++;
      if (asked === 2) response.write('{"batch');
      if (asked > 2) response.end('{"batchcomplete":true}');
    });
  });
  afterEach(() => server.close());

  it('is asked again when the wiki says nothing, or stops in the middle', async () => {
    const endpoint = `${server.origin}/w/api.php`;
    const { signal } = new AbortController();
    const requests = wikiRequests({ endpoint, pause: 1, patience: 500 });
    assert.deepEqual(await requests.query({ action: 'query' }, signal), { batchcomplete: true });
    assert.ok(asked >= 3);
  });
});

describe('the pages of a wiki', () => {
  it('do not go on for ever where the wiki always says to go on at the same place', async () => {
    let asked = 0;
    const query = (): Promise<unknown> => {
      asked++;
      return Promise.resolve({ query: { pages: [] }, continue: { gapcontinue: 'Ant' } });
    };
    const source = apiSource({ endpoint: 'https://w.example/api.php', query }, { prefix: '' });
    const { signal } = new AbortController();
    await assert.rejects(async () => {
      const batches = source.batches(undefined, signal)[Symbol.asyncIterator]();
      while ((await batches.next()).done !== true) assert.ok(asked < 9);
    }, CorpusError);
  });
});
