import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PreviewModel } from '../../../src/preview';
import type { HostMessage, PageMessage } from '../../../src/preview/protocol';
import { servePreview, type PreviewServer } from '../../../src/preview/server';

function modelOf(title: string): PreviewModel {
  const none = { kind: 'none', reason: 'test' } as const;
  return {
    title,
    interface: none,
    inputSpec: {},
    outputSpec: {},
    tasks: [{ input: {} }],
    tasksFrom: 'sample',
  };
}

/** Messages of the event stream, one after the other. */
async function* messages(address: string, signal: AbortSignal): AsyncGenerator<HostMessage> {
  const response = await fetch(address, { signal });
  assert.ok(response.body);
  let text = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    for (let end = text.indexOf('\n\n'); end !== -1; end = text.indexOf('\n\n')) {
      // Comments only keep the stream open.
      if (!text.startsWith(':')) yield JSON.parse(text.slice('data: '.length, end)) as HostMessage;
      text = text.slice(end + 2);
    }
  }
}

describe('preview server', () => {
  let folder: string;
  let server: PreviewServer | undefined;
  let changed: () => void;
  let model: PreviewModel;
  let hosts: { readonly said: PageMessage[]; ended: boolean }[];

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'preview-'));
    await writeFile(path.join(folder, 'panel.js'), '1');
    await writeFile(path.join(folder, 'secret.js'), '2');
    model = modelOf('first');
    hosts = [];
    server = await servePreview({
      assetsFolder: folder,
      connect: (post) => {
        const own = { said: [] as PageMessage[], ended: false };
        hosts.push(own);
        return {
          receive: (message) => own.said.push(message),
          refresh: () => {
            post({ type: 'render', version: 1, model });
            return Promise.resolve();
          },
          end: () => (own.ended = true),
        };
      },
      watch: (callback) => {
        changed = callback;
        return () => undefined;
      },
    });
  });

  afterEach(async () => {
    await server?.close();
    await rm(folder, { recursive: true });
  });

  const url = (): string => server?.url ?? '';

  it('serves the page with a policy that starts from nothing', async () => {
    const page = await fetch(url());
    const html = await page.text();
    assert.match(html, /default-src 'none'/);
    assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
    assert.notEqual(await (await fetch(url())).text(), html, 'every page has a nonce of its own');
  });

  it('serves the files of the page and no others', async () => {
    assert.equal((await fetch(`${url()}panel.js`)).status, 200);
    assert.equal((await fetch(`${url()}secret.js`)).status, 404);
    assert.equal((await fetch(`${url()}..%2Fsecret.js`)).status, 404);
  });

  it('does not answer to another name for this machine', async () => {
    const { port } = new URL(url());
    const status = await new Promise((resolve, reject) => {
      const headers = { host: 'evil.example' };
      request({ host: '127.0.0.1', port, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    assert.equal(status, 421);
  });

  it('gives every page a host of its own, which hears of changes and of what the page says', async () => {
    const stop = new AbortController();
    const [one, two] = ['a', 'b'].map((page) =>
      messages(`${url()}events?page=${page}`, stop.signal),
    );
    const first = one?.next();
    const second = two?.next();
    await until(() => hosts.length === 2);
    changed();
    for (const next of [await first, await second]) {
      const message = next?.value as HostMessage;
      assert.ok(message.type === 'render' && message.model.title === 'first');
    }
    const said = await say(`${url()}messages?page=b`, { origin: new URL(url()).origin });
    assert.equal(said.status, 204);
    assert.deepEqual(hosts.map((host) => host.said.length).sort(), [0, 1]);
    stop.abort();
    await until(() => hosts.every(({ ended }) => ended));
  });

  it('takes messages of its own pages only', async () => {
    const address = `${url()}messages?page=a`;
    assert.equal((await say(address, { origin: 'https://evil.example' })).status, 403);
    assert.equal((await say(address, {})).status, 403);
    const own = new URL(url()).origin;
    assert.equal((await say(address, { origin: own, 'content-type': 'text/plain' })).status, 403);
    assert.equal((await say(address, { origin: own })).status, 404);
  });
});

function say(address: string, headers: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ type: 'drawn', version: 1 } satisfies PageMessage),
  });
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
