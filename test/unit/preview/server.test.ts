import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PreviewModel } from '../../../src/preview';
import type { HostMessage } from '../../../src/preview/protocol';
import { servePreview, type PreviewServer } from '../../../src/preview/server';

function model(title: string): PreviewModel {
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
async function* messages(url: string, signal: AbortSignal): AsyncGenerator<HostMessage> {
  const response = await fetch(new URL('events', url), { signal });
  assert.ok(response.body);
  let text = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    for (let end = text.indexOf('\n\n'); end !== -1; end = text.indexOf('\n\n')) {
      yield JSON.parse(text.slice('data: '.length, end)) as HostMessage;
      text = text.slice(end + 2);
    }
  }
}

describe('preview server', () => {
  let folder: string;
  let server: PreviewServer | undefined;
  let changed: () => void;
  let load: () => Promise<PreviewModel>;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'preview-'));
    await writeFile(path.join(folder, 'panel.js'), '1');
    await writeFile(path.join(folder, 'secret.js'), '2');
    load = () => Promise.resolve(model('first'));
    server = await servePreview({
      assetsFolder: folder,
      load: () => load(),
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

  it('tells pages of every change, and of trouble without losing them', async () => {
    const stop = new AbortController();
    const stream = messages(url(), stop.signal);
    const next = async (): Promise<HostMessage> => (await stream.next()).value as HostMessage;
    const first = await next();
    assert.ok(first.type === 'render' && first.model.title === 'first');
    load = () => Promise.reject(new Error('a.project.yaml, line 3: not a mapping'));
    changed();
    const trouble = await next();
    assert.ok(trouble.type === 'trouble' && trouble.message.includes('line 3'));
    load = () => Promise.resolve(model('second'));
    changed();
    const second = await next();
    assert.ok(second.type === 'render' && second.model.title === 'second');
    assert.ok(second.version > trouble.version && trouble.version > first.version);
    stop.abort();
  });
});
