/** `crowdsmith preview`: the preview page on loopback, for other editors, scripts and screenshots. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { previewAssetFiles, previewAssets, previewPage } from './page';
import type { ConnectPage, PageHost } from './pageHost';
import type { PageMessage } from './protocol';

export { watchFolder } from './watchFolder';

export interface ServePreviewOptions {
  /** A host for every page that is opened. */
  readonly connect: ConnectPage;
  /** Calls back after every change of a file the spec depends on; the result stops watching. */
  readonly watch?: (changed: () => void) => () => void;
  /** Folder with the built browser files (dist/preview). */
  readonly assetsFolder: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Origins that the interface may reach. */
  readonly allowedHosts?: readonly string[];
}

export interface PreviewServer {
  readonly url: string;
  close(): Promise<void>;
}

const host = '127.0.0.1';
/** Editors save in several steps; a short pause joins them. */
const settleMilliseconds = 40;
/** Answers and typed input values; nothing that a page has to say is longer, in bytes. */
const longestMessage = 8 * 1024 * 1024;

export async function servePreview(options: ServePreviewOptions): Promise<PreviewServer> {
  const pages = new Pages(options.connect);
  const server = createServer((request, response) => {
    answer(request, response, { server, pages, options }).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await listen(server, options.port ?? 0);
  let timer: NodeJS.Timeout | undefined;
  const unwatch = options.watch?.(() => {
    clearTimeout(timer);
    timer = setTimeout(() => pages.refresh(), settleMilliseconds);
  });
  return {
    url: `http://${host}:${String(portOf(server))}/`,
    close: async () => {
      clearTimeout(timer);
      unwatch?.();
      pages.end();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The pages that are open, each with a host of its own: what one chooses does not move another. */
class Pages {
  readonly #hosts = new Map<string, PageHost>();

  constructor(private readonly connect: ConnectPage) {}

  /** A page's stream of messages. One that comes back under its name replaces what it had. */
  join(page: string, response: ServerResponse): void {
    this.#hosts.get(page)?.end();
    const own = this.connect((message) => {
      response.write(`data: ${JSON.stringify(message)}\n\n`);
    });
    this.#hosts.set(page, own);
    response.on('close', () => {
      own.end();
      if (this.#hosts.get(page) === own) this.#hosts.delete(page);
    });
    // Headers alone do not tell a browser that the stream is open.
    response.write(': open\n\n');
  }

  receive(page: string, message: PageMessage): 'taken' | 'unknown' {
    const own = this.#hosts.get(page);
    own?.receive(message);
    return own ? 'taken' : 'unknown';
  }

  refresh(): void {
    for (const own of this.#hosts.values()) void own.refresh();
  }

  end(): void {
    for (const own of this.#hosts.values()) own.end();
  }
}

interface Serving {
  readonly server: Server;
  readonly pages: Pages;
  readonly options: ServePreviewOptions;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  serving: Serving,
): Promise<void> {
  const port = portOf(serving.server);
  if (!isOwnHost(request.headers.host, port)) {
    refuse(response, 421);
    return;
  }
  const { pathname, searchParams } = new URL(request.url ?? '/', `http://${host}`);
  const page = searchParams.get('page') ?? '';
  if (request.method === 'POST' && pathname === '/messages') {
    await takeMessage(request, response, serving, page);
    return;
  }
  if (request.method !== 'GET') {
    refuse(response, 405);
    return;
  }
  if (pathname === '/') sendPage(response, serving.options);
  else if (pathname === '/events') {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    serving.pages.join(page, response);
  } else await sendAsset(response, serving.options.assetsFolder, pathname.slice(1));
}

/** Only pages of this server have something to say; a page of another site is known by its origin. */
async function takeMessage(
  request: IncomingMessage,
  response: ServerResponse,
  { server, pages }: Serving,
  page: string,
): Promise<void> {
  const origin = request.headers.origin?.replace(/^http:\/\//, '');
  const isJson = request.headers['content-type']?.startsWith('application/json') === true;
  if (!isOwnHost(origin, portOf(server)) || !isJson) {
    refuse(response, 403);
    return;
  }
  const message = await bodyOf(request);
  if (message === undefined) refuse(response, 400);
  else refuse(response, pages.receive(page, message) === 'taken' ? 204 : 404);
}

async function bodyOf(request: IncomingMessage): Promise<PageMessage | undefined> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > longestMessage) return undefined;
    pieces.push(piece);
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(pieces).toString('utf8'));
    return typeof value === 'object' && value !== null && 'type' in value
      ? (value as PageMessage)
      : undefined;
  } catch {
    return undefined;
  }
}

/** A page of another site that points its own name at this machine is not answered. */
function isOwnHost(header: string | undefined, port: number): boolean {
  return header === `${host}:${String(port)}` || header === `localhost:${String(port)}`;
}

function sendPage(response: ServerResponse, { allowedHosts }: ServePreviewOptions): void {
  const page = previewPage({
    nonce: randomBytes(16).toString('base64url'),
    cspSource: "'self'",
    assets: previewAssets((file) => `/${file}`),
    title: 'Crowdsmith preview',
    ...(allowedHosts && { allowedHosts }),
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
/** Modules that the page's script has in common with other pages. */
const sharedModule = /^shared-[A-Z0-9]+\.js$/;

async function sendAsset(response: ServerResponse, folder: string, name: string): Promise<void> {
  if (!Object.values(previewAssetFiles).includes(name) && !sharedModule.test(name)) {
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
