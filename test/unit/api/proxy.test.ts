import assert from 'node:assert/strict';
import { createServer, request as forward, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { createPlatformClient, proxyOfEnvironment } from '../../../src/api';
import { proxyFor } from '../../../src/api/proxy';
import { json, serveScenes } from './scriptedServer';

/** A proxy on loopback that sends everything to `target`, whatever host was asked for. */
async function proxyTo(target: string): Promise<{ url: string; asked: string[]; server: Server }> {
  const asked: string[] = [];
  const { hostname, port } = new URL(target);
  const server = createServer((incoming, response) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    const url = new URL(incoming.url ?? '/', target);
    const onward = forward(
      { hostname, port, path: url.pathname + url.search, method: incoming.method },
      (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      },
    );
    incoming.pipe(onward);
  });
  server.on('connect', (incoming, socket) => {
    asked.push(`CONNECT ${incoming.url}`);
    const onward = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, server };
}

describe('proxies', () => {
  it('come from the usual variables, small letters first', () => {
    assert.deepEqual(
      proxyOfEnvironment({ HTTPS_PROXY: 'http://a:1', https_proxy: 'http://b:2', NO_PROXY: 'x' }),
      { https: 'http://b:2', http: undefined, without: 'x' },
    );
    assert.deepEqual(proxyOfEnvironment({ ALL_PROXY: 'http://a:1' }), {
      https: 'http://a:1',
      http: 'http://a:1',
      without: undefined,
    });
    assert.equal(proxyOfEnvironment({ HTTP_PROXY: 'http://from-a-header:1' }).http, undefined);
  });

  it('are not used for this machine, nor for excepted hosts', () => {
    const settings = { https: 'http://p:1', http: 'http://q:2' };
    const over = (origin: string, without?: string): string | undefined =>
      proxyFor(origin, { ...settings, without });
    assert.equal(over('https://toloka.dev'), 'http://p:1');
    assert.equal(over('http://toloka.dev'), 'http://q:2');
    for (const here of ['http://127.0.0.1:80', 'http://localhost:1', 'http://[::1]:1']) {
      assert.equal(over(here), undefined, here);
    }
    for (const rule of ['*', 'toloka.dev', '.toloka.dev', '*.toloka.dev', 'a, toloka.dev:443']) {
      assert.equal(over('https://toloka.dev', rule), undefined, rule);
    }
    assert.equal(over('https://sandbox.toloka.dev', 'toloka.dev'), undefined);
    for (const rule of ['', 'oka.dev', 'toloka.dev:80', 'dev.toloka']) {
      assert.equal(over('https://toloka.dev', rule), 'http://p:1', rule);
    }
  });

  it('may be named without their kind, as host and port', () => {
    const over = (https: string): string | undefined => proxyFor('https://toloka.dev', { https });
    assert.equal(over('proxy.local:3128'), 'http://proxy.local:3128');
    assert.equal(over(' 10.0.0.1:3128 '), 'http://10.0.0.1:3128');
    assert.equal(over('https://user:p%25ss@proxy.local:1/'), 'https://user:p%25ss@proxy.local:1');
  });

  it('that cannot be used are refused in words, without their password', () => {
    const wrong = {
      'socks5://user:secret@127.0.0.1:1080': /of the kind socks5:\/\/: expected http/,
      'http://user:secret%zz@127.0.0.1:1080': /%25 for a %/,
      'http://': /is not the URL of one: expected http/,
    };
    for (const [https, message] of Object.entries(wrong)) {
      const make = (): unknown =>
        createPlatformClient({ baseUrl: 'https://toloka.dev', token: 't', proxy: { https } });
      assert.throws(make, (error: Error) => {
        assert.match(error.message, message);
        assert.match(error.message, /HTTPS_PROXY/);
        return !error.message.includes('secret');
      });
      assert.equal(proxyFor('http://127.0.0.1:1', { http: https }), undefined);
    }
  });

  it('carry the requests to a platform, with its token', async () => {
    const platform = await serveScenes(json({ id: '7', balance: '5.5' }));
    const proxy = await proxyTo(platform.url);
    const client = createPlatformClient({
      baseUrl: 'http://crowd.invalid',
      token: 'secret',
      proxy: { http: proxy.url },
    });
    try {
      assert.equal((await client.requester.get()).balance, 5.5);
      assert.deepEqual(proxy.asked, ['GET http://crowd.invalid/api/v1/requester']);
      assert.equal(platform.seen.length, 1);
    } finally {
      client.close();
      proxy.server.close();
      await platform.close();
    }
  });

  it('are asked for a tunnel where the platform speaks TLS', async () => {
    const platform = await serveScenes(json({}));
    const proxy = await proxyTo(platform.url);
    const client = createPlatformClient({
      baseUrl: 'https://crowd.invalid',
      token: 'secret',
      proxy: { https: proxy.url },
      retry: { maxAttempts: 1 },
    });
    try {
      // The far end does not speak TLS, so there is no answer; what counts is who was asked.
      await assert.rejects(client.requester.get());
      assert.deepEqual(proxy.asked, ['CONNECT crowd.invalid:443']);
    } finally {
      client.close();
      proxy.server.close();
      proxy.server.closeAllConnections();
      await platform.close();
    }
  });
});
