import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import {
  AnswerError,
  createPlatformClient,
  PlatformError,
  type PlatformClient,
} from '../../../src/api';
import {
  json,
  refusal,
  serveScenes,
  text,
  type Scene,
  type ScriptedServer,
} from './scriptedServer';

const token = 'secret-token-0123456789';

describe('answers from outside', () => {
  let server: ScriptedServer;
  let client: PlatformClient;

  async function play(...scenes: readonly Scene[]): Promise<void> {
    server = await serveScenes(...scenes);
    client = createPlatformClient({
      baseUrl: server.url,
      token,
      maxAnswerBytes: 10_000,
      retry: { baseDelayMs: 1, maxDelayMs: 2 },
    });
  }

  afterEach(async () => {
    client.close();
    await server.close();
  });

  it('a refusal names request, code, request id and the refused fields', async () => {
    const payload = {
      'task_spec.input_spec': { code: 'VALUE_REQUIRED', message: 'needed' },
      '0': { 'input_values.text': { code: 'STRING_EXPECTED', message: 'not a text' } },
    };
    await play(refusal(400, 'VALIDATION_ERROR', { message: 'Validation failed', payload }));
    await assert.rejects(client.pools.get('12'), (error: unknown) => {
      assert.ok(error instanceof PlatformError);
      assert.equal(error.code, 'VALIDATION_ERROR');
      assert.deepEqual(error.payload, payload);
      assert.deepEqual(error.request, {
        method: 'GET',
        path: '/api/v1/pools/12',
        requestId: 'req-1',
      });
      assert.match(error.message, /GET \/api\/v1\/pools\/12: Validation failed; /);
      assert.match(error.message, /task_spec\.input_spec: needed/);
      assert.match(error.message, /0\.input_values\.text: not a text/);
      assert.match(error.message, /VALIDATION_ERROR, HTTP 400, request req-1/);
      return true;
    });
  });

  it('a refusal that is nested or written without end is told all the same, and briefly', async () => {
    const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    const body = `{"code":"X","message":"${'x'.repeat(50_000)}","payload":${deep}}`;
    await play(text(body, 400, 'application/json'));
    client = createPlatformClient({ baseUrl: server.url, token });
    await assert.rejects(client.requester.get(), (error: Error) => {
      assert.match(error.message, /^GET \/api\/v1\/requester: x+… \(X, HTTP 400\)$/);
      return error.message.length < 1200;
    });
  });

  it('a refused token is said in words', async () => {
    await play(refusal(401, 'AUTHENTICATION_ERROR'));
    await assert.rejects(client.requester.get(), /refuses the token/);
  });

  it('the token is in no error, also when the other side throws it back', async () => {
    for (const scene of [
      refusal(403, 'ACCESS_DENIED', { message: `bad key ${token}`, payload: { sent: token } }),
      text(`<h1>${token}</h1>`, 403),
      text(`<h1>${token}</h1>`, 200),
    ]) {
      await play(scene);
      await assert.rejects(client.requester.get(), (error: unknown) => {
        assert.ok(!inspect(error, { depth: 10 }).includes(token), inspect(error));
        return true;
      });
      client.close();
      await server.close();
    }
    await play(json({}));
    assert.ok(!inspect(client, { depth: 10, showHidden: true }).includes(token));
  });

  it('an HTML error page is an error with its beginning, not a parser message', async () => {
    await play(text('<html><body>Bad gateway\n of the proxy</body></html>', 502));
    await assert.rejects(client.requester.get(), {
      name: 'PlatformError',
      code: 'HTTP_502',
      message: /502 Bad Gateway, with "<html><body>Bad gateway of the proxy/,
    });
  });

  it('an empty refusal is an error by its status', async () => {
    await play(text('', 409));
    await assert.rejects(client.pools.patch('1', { priority: 5 }), { code: 'HTTP_409' });
  });

  it('HTML with status 200 is not taken for an object', async () => {
    await play(text('<html>Sign in to the Wi-Fi</html>', 200));
    await assert.rejects(client.requester.get(), {
      name: 'AnswerError',
      message: /not JSON but .*Wi-Fi/,
    });
  });

  it('an answer without end is refused, not kept in memory', async () => {
    await play(json({ id: 'x'.repeat(20_000) }));
    await assert.rejects(client.requester.get(), { name: 'AnswerError', message: /too large/ });
  });

  for (const [what, body] of [
    ['a list', []],
    ['null', null],
    ['no id', { name: 'x' }],
    ['a number', 7],
  ] as const) {
    it(`${what} is not taken for an object`, async () => {
      await play(json(body));
      await assert.rejects(client.projects.get('1'), AnswerError);
    });
  }

  it('an object is not taken for a page, nor for a log', async () => {
    await play(json({ id: '1' }));
    await assert.rejects(client.projects.page(), AnswerError);
    await assert.rejects(client.operations.log('1'), AnswerError);
  });

  it('a redirection is not followed: it would carry the token away', async () => {
    await play((_request, response) => {
      response.writeHead(302, { location: 'http://127.0.0.1:1/' });
      response.end();
    });
    await assert.rejects(client.requester.get(), /redirection/);
    assert.equal(server.seen.length, 1);
  });

  it('204 for an action means that there was nothing to do', async () => {
    await play(text('', 204));
    assert.equal(await client.pools.close('1'), undefined);
    assert.equal(await client.operations.wait(undefined), undefined);
  });

  it('deleting what is gone succeeds', async () => {
    await play(refusal(404, 'DOES_NOT_EXIST'));
    await client.userSkills.remove('1');
  });
});

describe('creating a client', () => {
  it('forgives a copied /api/v1 and a slash', () => {
    const options = { token };
    for (const baseUrl of [
      'https://toloka.dev',
      'https://toloka.dev/',
      'https://toloka.dev/api/v1/',
    ]) {
      assert.equal(createPlatformClient({ ...options, baseUrl }).baseUrl, 'https://toloka.dev');
    }
  });

  it('refuses what is no URL of a platform', () => {
    for (const baseUrl of ['', 'toloka.dev', 'file:///etc/passwd']) {
      assert.throws(() => createPlatformClient({ baseUrl, token }), /not the URL of a platform/);
    }
  });

  it('refuses a token with a line break without showing it', () => {
    const bad = 'abc\r\nX-Evil: 1';
    assert.throws(
      () => createPlatformClient({ baseUrl: 'http://127.0.0.1:1', token: bad }),
      (error: unknown) => error instanceof TypeError && !error.message.includes('abc'),
    );
  });
});
