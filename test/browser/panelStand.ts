/** A panel's page in a real browser, as VS Code would show it: its shell, its policy, its messages. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/vscode/chromium.mjs';
import { panelPage } from '../../src/pages';
import { browserArguments } from '../launcher/browser.mjs';
import { untilTrue } from './untilTrue';

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };

interface PanelPage {
  /** The name of its script and its style in `dist/preview`. */
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
  /** Where its sounds and films may come from. */
  readonly media?: readonly string[];
}

/** `Told` is what the host says to the page, `Asked` what the page says to the host. */
export class PanelStand<Told, Asked> {
  /** Errors of the page, and what its policy refused. */
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly browser: Browser,
    private readonly server: Server,
  ) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  static async open<Told, Asked>(panel: PanelPage): Promise<PanelStand<Told, Asked>> {
    const server = serve(panel);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const executablePath = await findChromium();
    const browser = await chromium.launch({ executablePath, args: browserArguments });
    const page = await browser.newPage({ viewport: panel.viewport });
    const stand = new PanelStand<Told, Asked>(page, browser, server);
    await page.addInitScript(
      "window.asked = []; addEventListener('asked', ({ detail }) => window.asked.push(detail));",
    );
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${String(port)}/`);
    // It hears nothing before it has said that it is ready, a frame or more after it was loaded.
    await untilTrue(page, 'window.asked.length > 0');
    return stand;
  }

  /** Says it, and waits until the page has drawn what follows from it. */
  async say(message: Told): Promise<void> {
    await this.page.evaluate(`new Promise((drawn) => {
      const frame = requestAnimationFrame;
      addEventListener('message', () => frame(() => frame(drawn)), { once: true });
      postMessage(${JSON.stringify(message)}, '*');
    })`);
  }

  /** What the page has asked for since the last time. */
  asked(): Promise<readonly Asked[]> {
    return this.page.evaluate('window.asked.splice(0)');
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.server.close();
  }
}

function serve({ name, media }: PanelPage): Server {
  const assets = { script: `/${name}.js`, style: `/${name}.css`, ...(media && { media }) };
  const shell = panelPage({ nonce: 'n', cspSource: "'self'", ...assets, title: 'Test' });
  return createServer((request, answer) => {
    const file = (request.url ?? '/').slice(1);
    if (file === '') {
      answer.setHeader('content-type', 'text/html').end(shell);
      return;
    }
    const isKnown = [`${name}.js`, `${name}.css`].includes(file) || /^shared-\w+\.js$/.test(file);
    answer.setHeader('content-type', types[path.extname(file)] ?? 'text/plain');
    answer.statusCode = isKnown ? 200 : 404;
    answer.end(isKnown ? readFileSync(path.join('dist', 'preview', file)) : '');
  });
}
