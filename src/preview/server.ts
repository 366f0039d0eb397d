/** `crowdsmith preview`: the preview page on loopback, for other editors, scripts and screenshots. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { PreviewModel } from './model';
import { previewAssetFiles, previewAssets, previewPage } from './page';
import type { HostMessage } from './protocol';

export { watchFolder } from './watchFolder';

export interface ServePreviewOptions {
  /** Reads and resolves the spec again; its error's message is shown to the author. */
  readonly load: () => Promise<PreviewModel>;
  /** Calls back after every change of a file the spec depends on; the result stops watching. */
  readonly watch?: (changed: () => void) => () => void;
  /** Folder with the built browser files (dist/preview). */
  readonly assetsFolder: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
}

export interface PreviewServer {
  readonly url: string;
  close(): Promise<void>;
}

const host = '127.0.0.1';
/** Editors save in several steps; a short pause joins them. */
const settleMilliseconds = 40;

export async function servePreview(options: ServePreviewOptions): Promise<PreviewServer> {
  const feed = new ModelFeed(options.load);
  await feed.refresh();
  const server = createServer((request, response) => {
    answer(request, response, server, feed, options.assetsFolder).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await listen(server, options.port ?? 0);
  let timer: NodeJS.Timeout | undefined;
  const unwatch = options.watch?.(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void feed.refresh(), settleMilliseconds);
  });
  return {
    url: `http://${host}:${String(portOf(server))}/`,
    close: async () => {
      clearTimeout(timer);
      unwatch?.();
      feed.end();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The newest model, and everybody who waits for the next one. */
class ModelFeed {
  /** Later servers on the same port go on where this one stops, for pages that stay open. */
  #version = Date.now();
  #newest: HostMessage | undefined;
  readonly #listeners = new Set<ServerResponse>();

  constructor(private readonly load: () => Promise<PreviewModel>) {}

  async refresh(): Promise<void> {
    const version = (this.#version += 1);
    const message = await this.#read(version);
    // A slower read of an older state must not replace a newer one.
    if (version !== this.#version) return;
    this.#newest = message;
    for (const listener of this.#listeners) send(listener, message);
  }

  join(response: ServerResponse): void {
    this.#listeners.add(response);
    response.on('close', () => this.#listeners.delete(response));
    if (this.#newest) send(response, this.#newest);
  }

  end(): void {
    for (const listener of this.#listeners) listener.end();
  }

  async #read(version: number): Promise<HostMessage> {
    try {
      return { type: 'render', version, model: await this.load() };
    } catch (error) {
      return {
        type: 'trouble',
        version,
        message: error instanceof Error ? error.message : String(error),
      };
    }
  }
}

function send(response: ServerResponse, message: HostMessage): void {
  response.write(`data: ${JSON.stringify(message)}\n\n`);
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  server: Server,
  feed: ModelFeed,
  assetsFolder: string,
): Promise<void> {
  if (!isOwnHost(request.headers.host, portOf(server))) {
    refuse(response, 421);
    return;
  }
  if (request.method !== 'GET') {
    refuse(response, 405);
    return;
  }
  const { pathname } = new URL(request.url ?? '/', `http://${host}`);
  if (pathname === '/') {
    sendPage(response);
    return;
  }
  if (pathname === '/events') {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    feed.join(response);
    return;
  }
  await sendAsset(response, assetsFolder, pathname.slice(1));
}

/** A page of another site that points its own name at this machine is not answered. */
function isOwnHost(header: string | undefined, port: number): boolean {
  return header === `${host}:${String(port)}` || header === `localhost:${String(port)}`;
}

function sendPage(response: ServerResponse): void {
  const page = previewPage({
    nonce: randomBytes(16).toString('base64url'),
    cspSource: "'self'",
    assets: previewAssets((file) => `/${file}`),
    title: 'Crowdsmith preview',
  });
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
  });
  response.end(page);
}

/** Only the files the page is made of; anything else is not there. */
async function sendAsset(response: ServerResponse, folder: string, name: string): Promise<void> {
  if (!Object.values(previewAssetFiles).includes(name)) {
    refuse(response, 404);
    return;
  }
  const body = await readFile(path.join(folder, name));
  const type = name.endsWith('.css') ? 'text/css' : 'text/javascript';
  response.writeHead(200, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
