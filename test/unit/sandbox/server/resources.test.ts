import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { createApp } from '../../../../src/sandbox/server/app';
import type { Json } from '../platform';
import { quietWorld } from '../world';

const headers = { authorization: 'OAuth t', 'content-type': 'application/json' };

describe('the resources of a sandbox', () => {
  let app: FastifyInstance;
  let port: number;

  async function serve(milliseconds: number): Promise<void> {
    app = createApp({
      world: quietWorld(),
      token: 't',
      settle: () => Promise.resolve(),
      persist: () => undefined,
      patience: { request: milliseconds, look: 50 },
      resources: { connections: 20, bytes: 100_000 },
    });
    port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
  }
  afterEach(() => app.close());

  /** A request whose body is sent by the test. */
  function begin(length: number | undefined): {
    send(text: string): void;
    end(): void;
    answer: Promise<Json>;
  } {
    const sized = length === undefined ? {} : { 'content-length': length };
    const asked = request({
      ...{ host: '127.0.0.1', port, method: 'POST', path: '/api/v1/skills', agent: false },
      headers: { ...headers, ...sized },
    });
    asked.flushHeaders();
    const answer = new Promise<Json>((resolve, reject) => {
      asked.once('error', reject);
      asked.once('response', (response: IncomingMessage) => {
        let text = '';
        response.on('data', (piece: Buffer) => (text += piece.toString()));
        response.on('end', () => {
          resolve({ ...(JSON.parse(text) as Json), status: response.statusCode });
        });
      });
    });
    return { send: (text) => asked.write(text), end: () => asked.end(), answer };
  }

  const skill = (bytes: number): string =>
    JSON.stringify({ name: 'a', private_comment: '' }).padEnd(bytes, ' ');

  it('hold only so many bytes of bodies at once, and again when those are answered', async () => {
    await serve(60_000);
    const two = [begin(70_000), begin(70_000)];
    for (const one of two) one.send(skill(70_000).slice(0, 10));
    // Whichever came second is refused; the machine decides which.
    const [at, refused] = await Promise.race(
      two.map(async ({ answer }, place) => [place, await answer] as const),
    );
    assert.deepEqual([refused.status, refused.code], [503, 'REMOTE_SERVICE_UNAVAILABLE']);
    const other = two[1 - at];
    other?.send(skill(70_000).slice(10));
    other?.end();
    assert.equal((await other?.answer)?.status, 201);
    const third = begin(70_000);
    third.send(skill(70_000));
    third.end();
    assert.equal((await third.answer).status, 201);
  });

  it('count what comes in pieces of no declared length', async () => {
    await serve(60_000);
    const good = begin(undefined);
    good.send(skill(50_000));
    good.end();
    assert.equal((await good.answer).status, 201);
    const endless = begin(undefined);
    endless.answer.catch(() => undefined);
    for (let piece = 0; piece < 12; piece++) endless.send(' '.repeat(10_000));
    const { status, code } = await endless.answer;
    assert.deepEqual([status, code], [503, 'REMOTE_SERVICE_UNAVAILABLE']);
  });

  it('close what is more than so many connections, and let idle ones go', async () => {
    await serve(400);
    const sockets: Socket[] = [];
    let closed = 0;
    for (let count = 0; count < 40; count++) {
      const socket = connect(port, '127.0.0.1')
        .on('error', () => undefined)
        .resume();
      socket.once('close', () => (closed += 1));
      sockets.push(socket);
      await once(socket, 'connect');
    }
    // Half of a request each, and then nothing more.
    for (const socket of sockets)
      socket.write('POST /api/v1/skills HTTP/1.1\r\nHost: localhost\r\n');
    while (closed < 40) await new Promise((resolve) => setTimeout(resolve, 20));
    const after = begin(40);
    after.send(skill(40));
    after.end();
    assert.equal((await after.answer).status, 201);
  });
});
