/** The review page in a real browser, with the real session and a sandbox behind it. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/vscode/chromium.mjs';
import { previewAssets, previewPage, type HostMessage } from '../../src/preview';
import type { ReviewHostMessage, ReviewPageMessage } from '../../src/review';
import { ReviewPageHost, type ReviewPageParts } from '../../src/review/pageHost';
import { browserArguments } from '../launcher/browser.mjs';

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };

/** In the page's place of VS Code: keeps its state over a reload, and hands messages on. */
const editorApi = `
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => window.toHost(message),
    setState: (state) => sessionStorage.setItem('state', JSON.stringify(state)),
    getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null'),
  });
  window.fromHost = (message, bytes) => {
    if (bytes !== undefined) message.bytes = Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0));
    window.postMessage(message, '*');
  };`;

export class ReviewStand {
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    readonly host: ReviewPageHost,
    private readonly browser: Browser,
    private readonly server: Server,
  ) {}

  static async start(parts: Omit<ReviewPageParts, 'post'>): Promise<ReviewStand> {
    const server = serve();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const executablePath = await findChromium();
    const browser = await chromium.launch({ executablePath, args: browserArguments });
    const page = await browser.newPage({ viewport: { width: 1180, height: 820 } });
    const host = new ReviewPageHost({ ...parts, post: (message) => post(page, message) });
    const stand = new ReviewStand(page, host, browser, server);
    page.on('console', (message) => {
      if (message.type() === 'error') stand.complaints.push(message.text());
    });
    page.on('pageerror', (error) => stand.complaints.push(error.message));
    await page.exposeFunction('toHost', (message: ReviewPageMessage) => host.receive(message));
    await page.addInitScript(editorApi);
    await page.goto(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`);
    return stand;
  }

  async close(): Promise<void> {
    await this.host.end();
    await this.browser.close();
    this.server.close();
  }
}

async function post(page: Page, message: HostMessage | ReviewHostMessage): Promise<void> {
  const bytes =
    message.type === 'reviewFile' ? Buffer.from(message.bytes).toString('base64') : undefined;
  const given = JSON.stringify(bytes === undefined ? message : { ...message, bytes: null });
  await page
    .evaluate(`window.fromHost(${given}, ${JSON.stringify(bytes)})`)
    // A page that is being closed hears nothing any more.
    .catch(() => undefined);
}

function serve(): Server {
  const page = previewPage({
    ...{ nonce: 'n', cspSource: "'self'", title: 'Review' },
    assets: previewAssets((file) => `/${file}`),
    ...{ script: '/review.js', moreStyles: ['/review.css'] },
  });
  return createServer((request, answer) => {
    const file = (request.url ?? '/').slice(1);
    if (file === '') {
      answer.setHeader('content-type', 'text/html').end(page);
      return;
    }
    const known = /^(?:(?:review|panel|taskBuilder|classic)\.(?:js|css)|shared-\w+\.js)$/.test(
      file,
    );
    answer.setHeader('content-type', types[path.extname(file)] ?? 'text/plain');
    answer.statusCode = known ? 200 : 404;
    answer.end(known ? readFileSync(path.join('dist', 'preview', file)) : '');
  });
}
