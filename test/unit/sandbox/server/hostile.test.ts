import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { openStage, type Stage } from '../api/stage';
import { castOf, type Cast } from '../api/samples';
import { at } from '../look';
import { poolOf, type Json } from '../platform';

const authorization = 'OAuth stage';

describe('sandbox against hostile clients', () => {
  let stage: Stage;
  let cast: Cast;

  before(async () => {
    stage = await openStage({ patience: { request: 300, look: 50 } });
    cast = await castOf(stage);
  });
  after(() => stage.close());

  const url = (path: string): string => stage.platform.sandbox.url + path;

  /** Status of a request with any headers, those that fetch forbids among them. */
  function status(path: string, headers: Record<string, string>, method = 'GET'): Promise<number> {
    return new Promise((resolve, reject) => {
      const asked = httpRequest(url(path), { method, headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      asked.once('error', reject).end();
    });
  }

  /** What comes back for raw bytes, until the server hangs up. */
  function answerTo(bytes: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const { port } = new URL(stage.platform.sandbox.url);
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(bytes));
      let answer = '';
      socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
      socket.once('close', () => resolve(answer));
      socket.once('error', reject);
    });
  }

  async function refusedWith(answer: Promise<string>, code: string): Promise<void> {
    const body = (await answer).split('\r\n\r\n')[1] ?? '';
    assert.equal(at(JSON.parse(body), 'code'), code);
  }

  async function expectFault(body: unknown, path = '/api/v1/pools'): Promise<Json> {
    const response = await stage.platform.request('POST', path, body);
    const answer = (await response.json()) as Json;
    assert.deepEqual([response.status, answer.code], [400, 'VALIDATION_ERROR']);
    return answer;
  }

  it('cuts off who never finishes the headers', async () => {
    await refusedWith(
      answerTo('GET /api/v1/pools HTTP/1.1\r\nHost: localhost\r\nX-'),
      'REQUEST_TIMEOUT',
    );
  });

  it('refuses an address that cannot be decoded in the words of the platform', async () => {
    for (const path of ['/api/v1/pools/%', '/mounts/audio/%e0%a4%a']) {
      const request = `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`;
      await refusedWith(answerTo(request), 'VALIDATION_ERROR');
    }
  });

  it('cuts off who never finishes the body', async () => {
    const head = `POST /api/v1/pools HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${authorization}`;
    const body = 'Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"a":';
    await refusedWith(answerTo(`${head}\r\n${body}`), 'REQUEST_TIMEOUT');
  });

  it('refuses what is no HTTP', async () => {
    await refusedWith(answerTo('HELLO THERE\r\n\r\n'), 'VALIDATION_ERROR');
  });

  it('refuses headers without end', async () => {
    const headers = `X-Long: ${'x'.repeat(20_000)}\r\n`;
    const asked = answerTo(`GET /api/v1/pools HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`);
    await refusedWith(asked, 'ENTITY_TOO_LARGE');
  });

  it('does not read the body of who has not the token', async () => {
    const head = 'POST /api/v1/pools HTTP/1.1\r\nHost: localhost\r\nAuthorization: OAuth wrong';
    const body = 'Connection: close\r\nContent-Type: application/json\r\nContent-Length: 50000000';
    await refusedWith(answerTo(`${head}\r\n${body}\r\n\r\n{`), 'ACCESS_DENIED');
  });

  it('refuses a length beyond its limit before reading', async () => {
    const head = `POST /api/v1/pools HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${authorization}`;
    const body = 'Connection: close\r\nContent-Type: application/json\r\nContent-Length: 999999999';
    await refusedWith(answerTo(`${head}\r\n${body}\r\n\r\n{`), 'ENTITY_TOO_LARGE');
  });

  it('answers to its own names only: a name that was rebound to it is refused', async () => {
    const { host } = new URL(stage.platform.sandbox.url);
    const port = host.split(':')[1] ?? '';
    for (const own of [host, `localhost:${port}`, 'localhost']) {
      assert.equal(await status('/api/v1/pools', { authorization, host: own }), 200, own);
    }
    for (const foreign of ['evil.example', `evil.example:${port}`, `${host}.evil.example`]) {
      assert.equal(await status('/api/v1/pools', { authorization, host: foreign }), 403, foreign);
    }
  });

  it('refuses pages of other origins, sandboxed ones and other ports of this machine too', async () => {
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1', 'file://']) {
      assert.equal(await status('/api/v1/pools', { authorization, origin }), 403, origin);
      assert.equal(await status('/mounts/x/y.wav', { origin }), 403, origin);
    }
  });

  it('gives a preflight nothing to go on', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    assert.equal(await status('/api/v1/pools', headers, 'OPTIONS'), 403);
    const answer = await fetch(url('/api/v1/pools'), { headers: { authorization } });
    assert.equal(answer.headers.get('access-control-allow-origin'), null);
  });

  it('takes no form and no plain text, which a page could send without asking', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const headers = { authorization, 'content-type': type };
      const answer = await fetch(url('/api/v1/pools'), { method: 'POST', headers, body: 'a=1' });
      assert.equal(answer.status, 415, type);
    }
  });

  it('wants a token for addresses that do not exist, too', async () => {
    assert.equal(await status('/nowhere', {}), 401);
    assert.equal(await status('/api/v1/pools/1', {}, 'DELETE'), 401);
  });

  for (const id of ['..', '%2e%2e', '..%2f..%2fetc%2fpasswd', '%00', '1%0a2', 'x'.repeat(5000)]) {
    it(`finds nothing under the id ${id.slice(0, 24)}`, async () => {
      const answer = await status(`/api/v1/pools/${id}/open`, { authorization }, 'POST');
      assert.ok([404, 405, 414].includes(answer), String(answer));
    });
  }

  it('keeps paths out of names of mounts and files', async () => {
    for (const prefix of ['../up', 'a/b', '..', 'a\\b', 'a\0b']) {
      await expectFault({ prefix, folder: '/' }, '/sandbox/mounts');
    }
    assert.equal(await status('/mounts/../../etc/passwd', {}), 401);
    assert.equal(await status('/mounts/x/..%2f..%2fetc%2fpasswd', {}), 404);
  });

  it('refuses values that are nested deeper than anybody can look', async () => {
    for (const depth of [4000, 8000, 200_000]) {
      const filter = `${'{"and":['.repeat(depth)}${']}'.repeat(depth)}`;
      const pool = JSON.stringify(poolOf(cast.projectId)).replace(/\}$/, `,"filter":${filter}}`);
      const answer = await fetch(url('/api/v1/pools'), {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: pool,
      });
      assert.equal(answer.status, 400, String(depth));
    }
  });

  it('takes what cannot be turned into text for what it is', async () => {
    const odd = { toString: 1, valueOf: 1 };
    await expectFault([{ pool_id: odd, input_values: {} }], '/api/v1/tasks');
    await expectFault([{ pool_id: odd, tasks: odd }], '/api/v1/task-suites');
    await expectFault({ user_id: odd, amount: odd, assignment_id: odd }, '/api/v1/user-bonuses');
    await expectFault(poolOf(odd as unknown as string));
    const leaf = { category: odd, key: odd, operator: odd, value: odd };
    await expectFault(poolOf(cast.projectId, { filter: leaf }));
    const rule = {
      conditions: [{ key: 'skipped_in_row_count', operator: 'GTE', value: odd }],
      action: { type: 'SET_SKILL', parameters: { skill_id: odd, skill_value: 1 } },
    };
    const collector_config = { type: 'SKIPPED_IN_ROW_ASSIGNMENTS', parameters: odd };
    const configs = [{ collector_config, rules: [rule] }];
    const answer = await expectFault(poolOf(cast.projectId, { quality_control: { configs } }));
    assert.equal(Object.keys(answer.payload as Json).length, 2);
    await expectFault({ name: odd, country: odd }, '/sandbox/performers');
    await expectFault({ webhook_url: odd, event_type: odd, pool_id: odd }, '/sandbox/mounts');
    await expectFault([{ subject: odd, subject_id: odd, name: odd }], '/api/staging/analytics-2');
  });

  // Found by the fuzz test, or by reading: names that every object has.
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    it(`takes ${name} for the word it is`, async () => {
      const leaf = { category: 'profile', key: name, operator: 'EQ', value: 1 };
      await expectFault(poolOf(cast.projectId, { filter: leaf }));
      const rules = [
        { conditions: [{ key: name, operator: 'GT', value: 1 }], action: { type: name } },
      ];
      const collector = { collector_config: { type: name }, rules };
      await expectFault(poolOf(cast.projectId, { quality_control: { configs: [collector] } }));
      const golden = { collector_config: { type: 'GOLDEN_SET' }, rules };
      await expectFault(poolOf(cast.projectId, { quality_control: { configs: [golden] } }));
      const question = { subject: 'POOL', subject_id: cast.poolId, name };
      await expectFault([question], '/api/staging/analytics-2');
      const fields = [{ name }];
      const aggregation = { type: 'DAWID_SKENE', pool_id: cast.poolId, fields };
      await expectFault(aggregation, '/api/v1/aggregated-solutions/aggregate-by-pool');
      const asText = `{"pool_id":"${cast.poolId}","overlap":1,"input_values":{"text":"a","${name}":1}}`;
      const answer = await fetch(url('/api/v1/tasks'), {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: asText,
      });
      assert.equal(answer.status, name === '__proto__' ? 201 : 400);
      for (const query of [`sort=${name}`, `status=${name}`, `${name}=1`, `field=${name}`]) {
        const list = await stage.platform.request('GET', `/api/v1/pools?${query}`);
        assert.ok(list.status < 500, query);
      }
      assert.equal(({} as Json).polluted, undefined);
    });
  }
});
