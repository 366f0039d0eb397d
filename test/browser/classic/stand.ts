/** A real browser on frames with classic interfaces: what the frame draws, and what it tells the page. */
import { readFile, rm } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { mkdtemp } from 'node:fs/promises';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type FrameLocator,
  type Page,
} from 'playwright-core';
import { buildPreview } from '../../../scripts/lib/bundle-preview.mjs';
import { findChromium } from '../../../scripts/vscode/chromium.mjs';
import { pagePolicy } from '../../../src/preview/csp';
import { previewModelOf, type PreviewModel } from '../../../src/preview/model';
import { previewAssets } from '../../../src/preview/page';
import type {
  FrameSettings,
  FrameTask,
  FromFrame,
  TaskReport,
} from '../../../src/preview/protocol';
import type { FieldSpecs, FieldValues } from '../../../src/spec';
import { browserArguments } from '../../launcher/browser.mjs';

export interface ClassicSpec {
  readonly markup?: string;
  readonly script?: string;
  readonly styles?: string;
  readonly scriptUrls?: readonly string[];
  readonly styleUrls?: readonly string[];
  readonly input?: FieldSpecs;
  readonly output?: FieldSpecs;
}

export type GivenTask = Partial<FrameTask> & { readonly input?: FieldValues };

/** What the keeper of frames takes. */
interface Picture {
  readonly model: PreviewModel;
  readonly tasks: readonly FrameTask[];
  readonly settings: FrameSettings;
}

const handlebars = '$TOLOKA_ASSETS/js/toloka-handlebars-templates.js';

export class Stand {
  private constructor(
    private readonly browser: Browser,
    private readonly context: BrowserContext,
    private readonly server: Server,
    private readonly folder: string,
    private readonly outside: OutsideServer,
  ) {}

  static async start(): Promise<Stand> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'crowdsmith-stand-'));
    await buildPreview(
      {
        'classic.js': 'src/preview/app/classic.ts',
        'classicCompiler.js': 'src/preview/app/classicCompiler.ts',
        'classic.css': 'src/preview/app/classic/classic.css',
        'stand.js': 'test/browser/classic/standPage.mjs',
      },
      {},
      { outDir: folder, production: true },
    );
    const server = await serve(path.join(folder, 'preview'));
    const browser = await chromium.launch({
      executablePath: await findChromium(),
      args: browserArguments,
    });
    const context = await browser.newContext({ viewport: { width: 900, height: 800 } });
    return new Stand(browser, context, server, folder, await OutsideServer.start());
  }

  get origin(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  /** Origin of a host that a user may allow. */
  get host(): string {
    return `http://127.0.0.1:${String(this.outside.port)}`;
  }

  /** The same server under another name: another origin. */
  get otherHost(): string {
    return `http://localhost:${String(this.outside.port)}`;
  }

  /** A page on an interface; `allowed` are the origins that the user allows. */
  async open(
    spec: ClassicSpec,
    tasks: readonly GivenTask[] = [{}],
    settings: Partial<FrameSettings> = {},
  ): Promise<StandPage> {
    const page = await this.context.newPage();
    page.setDefaultTimeout(8000);
    const allowed = settings.allowedHosts?.join(' ') ?? '';
    await page.goto(`${this.origin}/?allowed=${encodeURIComponent(allowed)}`);
    this.outside.asked.length = 0;
    const stand = new StandPage(page, this.outside.asked);
    await stand.show(spec, tasks, settings);
    return stand;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await new Promise((resolve) => this.server.close(resolve));
    await this.outside.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

export class StandPage {
  readonly frame: FrameLocator;

  constructor(
    readonly page: Page,
    /** What something asked the server outside of the page for: `host/path`. */
    readonly asked: readonly string[],
  ) {
    this.frame = page.frameLocator('.task-frame:not(.coming)');
  }

  /** Shows an interface, and waits until it is drawn. */
  async show(
    spec: ClassicSpec,
    tasks: readonly GivenTask[] = [{}],
    settings: Partial<FrameSettings> = {},
  ): Promise<void> {
    const before = await this.page.evaluate<number>('stand.messages.length');
    await this.page.evaluate(
      `void stand.show(${JSON.stringify(pictureOf(spec, tasks, settings))})`,
    );
    await this.page.evaluate(`stand.until('drawn', ${String(before)}).then(() => 0)`);
  }

  /** Shows past answers with the files that were handed over in this page. */
  async review(spec: ClassicSpec, tasks: readonly GivenTask[]): Promise<void> {
    const before = await this.page.evaluate<number>('stand.messages.length');
    const picture = pictureOf(spec, tasks, { readOnly: true });
    await this.page.evaluate(`void stand.showWithFiles(${JSON.stringify(picture)})`);
    await this.page.evaluate(`stand.until('drawn', ${String(before)}).then(() => 0)`);
  }

  /** Shows an interface and waits for nothing. */
  async showSoon(spec: ClassicSpec, tasks: readonly GivenTask[] = [{}]): Promise<void> {
    await this.page.evaluate(`void stand.show(${JSON.stringify(pictureOf(spec, tasks, {}))})`);
  }

  messages(): Promise<readonly FromFrame[]> {
    return this.page.evaluate('stand.messages.map(({ blob, ...m }) => m)');
  }

  async problems(): Promise<readonly Extract<FromFrame, { type: 'problem' }>[]> {
    return (await this.messages()).filter((message) => message.type === 'problem');
  }

  /** Output of every task as it was told last. */
  async outputs(): Promise<readonly unknown[]> {
    const changed =
      await this.page.evaluate<Extract<FromFrame, { type: 'changed' }>>("stand.newest('changed')");
    return changed.reports.map(({ output }) => output);
  }

  /** States as the page would hand them to the next frame. */
  async states(): Promise<readonly unknown[]> {
    const changed =
      await this.page.evaluate<Extract<FromFrame, { type: 'changed' }>>("stand.newest('changed')");
    return changed.states;
  }

  async submit(): Promise<readonly TaskReport[]> {
    const before = await this.page.evaluate<number>('stand.messages.length');
    await this.page.evaluate('stand.submit()');
    const { reports } = await this.page.evaluate<Extract<FromFrame, { type: 'submitted' }>>(
      `stand.until('submitted', ${String(before)})`,
    );
    return reports;
  }

  /** Value of an expression, given as text, inside of the task's frame. */
  inFrame(expression: string): Promise<unknown> {
    return this.frame.locator('body').evaluate(expression);
  }

  close(): Promise<void> {
    return this.page.close();
  }
}

function pictureOf(
  spec: ClassicSpec,
  tasks: readonly GivenTask[],
  settings: Partial<FrameSettings>,
): Picture {
  const model = previewModelOf(
    {
      public_name: 'Stand',
      assignments_issuing_type: 'AUTOMATED',
      task_spec: {
        input_spec: spec.input ?? {},
        output_spec: spec.output ?? {},
        view_spec: {
          markup: spec.markup ?? '',
          script: spec.script ?? '',
          styles: spec.styles ?? '',
          assets: {
            script_urls: spec.scriptUrls ?? [handlebars],
            ...(spec.styleUrls && { style_urls: spec.styleUrls }),
          },
        },
      },
    },
    [],
  );
  return {
    model,
    tasks: tasks.map((task, index) => ({ id: String(index), input: {}, ...task })),
    settings: {
      readOnly: false,
      platformOrigin: 'https://toloka.dev',
      language: 'en',
      location: '',
      direction: 'ltr',
      theme: 'light',
      allowedHosts: [],
      ...settings,
    },
  };
}

/** Stands for the rest of the world: answers anything, and remembers what it was asked. */
class OutsideServer {
  readonly asked: string[] = [];

  private constructor(private readonly server: Server) {
    server.on('request', (request, response: ServerResponse) => {
      this.asked.push(`${String(request.headers.host?.split(':')[0])}${String(request.url)}`);
      response.writeHead(200, { 'access-control-allow-origin': '*' }).end();
    });
  }

  static async start(): Promise<OutsideServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, resolve));
    return new OutsideServer(server);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

const nonce = 'c3RhbmQ';

async function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname === '/') {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(pageText(url.searchParams.get('allowed')?.split(' ').filter(Boolean) ?? []));
      return;
    }
    readFile(path.join(folder, path.basename(url.pathname))).then(
      (body) => response.end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function pageText(allowed: readonly string[]): string {
  const assets = JSON.stringify(previewAssets((file) => `/${file}`)).replace(/"/g, '&quot;');
  const policy = pagePolicy(nonce, "'self'", allowed);
  return (
    `<!DOCTYPE html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">` +
    '<title>Stand</title><style>body{margin:0}#stage{height:100vh}iframe{width:100%;height:100%;border:0}' +
    '.coming{position:absolute;visibility:hidden}</style><body>' +
    `<script nonce="${nonce}" src="/stand.js" data-assets="${assets}"></script>`
  );
}
