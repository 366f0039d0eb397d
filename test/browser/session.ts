/** A real browser on the preview page, for one model at a time. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type FrameLocator,
  type Page,
} from 'playwright-core';
import { findChromium } from '../../scripts/vscode/chromium.mjs';
import type { HostMessage, PageMessage, PreviewModel } from '../../src/preview';
import type { PageHost } from '../../src/preview/pageHost';
import { servePreview, type PreviewServer } from '../../src/preview/server';
import { browserArguments } from '../launcher/browser.mjs';

/** What is served now. */
interface Source {
  model: PreviewModel | Error;
  changed?: () => void;
  said?: PageMessage[];
}

const assetsFolder = path.resolve('dist/preview');

export class PreviewSession {
  readonly #changed: () => void;

  private constructor(
    private readonly browser: Browser,
    private readonly context: BrowserContext,
    readonly server: PreviewServer,
    private readonly source: Source,
  ) {
    this.#changed = () => source.changed?.();
  }

  static async start(more: readonly string[] = []): Promise<PreviewSession> {
    assert.ok(existsSync(assetsFolder), 'dist/preview is missing: run npm run build');
    const source: Source = { model: new Error('no model yet') };
    const server = await servePreview({
      assetsFolder,
      connect: (post) => new ModelHost(source, post),
      watch: (changed) => {
        source.changed = changed;
        return () => undefined;
      },
    });
    const executablePath = await findChromium();
    const browser = await chromium.launch({ executablePath, args: [...browserArguments, ...more] });
    const context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
    return new PreviewSession(browser, context, server, source);
  }

  /** What pages said since the last look. */
  heard(): readonly PageMessage[] {
    return this.source.said?.splice(0) ?? [];
  }

  /** Replaces what is served; open pages follow. */
  serve(model: PreviewModel | Error): void {
    this.source.model = model;
    this.#changed();
  }

  /** A fresh page on a model. `prepare` runs before anything is loaded. */
  async open(model: PreviewModel, prepare?: (page: Page) => Promise<void>): Promise<PreviewPage> {
    this.serve(model);
    const page = await this.context.newPage();
    // What a spec points at is never asked for in a test: requests stay open without an answer.
    await page.route(
      (url) => url.origin !== new URL(this.server.url).origin,
      () => undefined,
    );
    // As text: a function would carry the test runner's own helpers into the page.
    await page.addInitScript(
      'window.openedLinks = []; window.open = (url) => { window.openedLinks.push(url); return null; };',
    );
    await prepare?.(page);
    await page.goto(this.server.url);
    const preview = new PreviewPage(page);
    await preview.drawn(model);
    return preview;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.close();
  }
}

/** Draws whatever model it is given, and keeps what the page says. */
class ModelHost implements PageHost {
  #version = Date.now();

  constructor(
    private readonly source: { readonly model: PreviewModel | Error; said?: PageMessage[] },
    private readonly post: (message: HostMessage) => void,
  ) {}

  receive(message: PageMessage): void {
    (this.source.said ??= []).push(message);
    if (message.type === 'ready') void this.refresh();
  }

  refresh(): Promise<void> {
    const { model } = this.source;
    const version = (this.#version += 1);
    this.post(
      model instanceof Error
        ? { type: 'trouble', version, message: model.message }
        : { type: 'render', version, model },
    );
    return Promise.resolve();
  }

  end(): void {
    // Nothing goes on between two messages.
  }
}

export class PreviewPage {
  readonly frame: FrameLocator;

  constructor(readonly page: Page) {
    this.frame = page.frameLocator('.task-frame:not(.coming)');
  }

  /** Waits until the page has taken this model and its frame has drawn. */
  async drawn(model: PreviewModel): Promise<void> {
    await this.page.locator('.title', { hasText: model.title }).waitFor();
    await eventually(async () => {
      assert.ok(await this.page.evaluate<boolean>("'crowdsmith' in window"));
    });
  }

  state(): Promise<{ output: unknown; valid: boolean; accepted: boolean }> {
    return this.page.evaluate('window.crowdsmith');
  }

  openedLinks(): Promise<readonly string[]> {
    return this.page.evaluate('window.openedLinks');
  }

  /** Value of an expression, given as text, inside of the task's frame. */
  inFrame(expression: string): Promise<unknown> {
    return this.frame.locator('body').evaluate(expression);
  }

  async submit(): Promise<void> {
    await this.page.getByRole('button', { name: 'Submit' }).click();
    await this.page.locator('.state:not(:empty)').waitFor();
  }

  /** JSON in the region "Output". */
  async output(): Promise<unknown> {
    return JSON.parse(
      await this.page.getByRole('region', { name: 'Output' }).innerText(),
    ) as unknown;
  }

  text(): Promise<string> {
    return this.frame.locator('body').innerText();
  }

  close(): Promise<void> {
    return this.page.close();
  }
}

/** Tries again until the check holds; its last error is the one that is reported. */
export async function eventually(check: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}
