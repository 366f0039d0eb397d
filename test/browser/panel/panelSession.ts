/** The preview page with its real host, on spec files in memory that a test may edit. */
import { posix } from 'node:path';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findChromium } from '../../../scripts/vscode/chromium.mjs';
import {
  PreviewHost,
  SpecPreview,
  textInMemory,
  type PageMessage,
  type PreviewFiles,
  type PreviewHostParts,
} from '../../../src/preview';
import { servePreview, type PreviewServer } from '../../../src/preview/server';
import { createParseCache, parseSpec, specKindOf, type ParseCache } from '../../../src/spec';
import { browserArguments } from '../../launcher/browser.mjs';
import { untilTrue } from '../untilTrue';

export class PanelSession {
  /** By path. */
  readonly texts = new Map<string, string>();
  /** What pages said to an editor: reveal, append, and the like. */
  readonly said: PageMessage[] = [];
  #changed: () => void = () => undefined;
  /** As an editor has them: what an edit left alone is not parsed again. */
  readonly #caches = new Map<string, ParseCache>();

  private constructor(
    private readonly browser: Browser,
    private readonly context: BrowserContext,
    private server: PreviewServer | undefined,
  ) {}

  static async start(more: Partial<PreviewHostParts> = {}): Promise<PanelSession> {
    const executablePath = await findChromium();
    const browser = await chromium.launch({ executablePath, args: browserArguments });
    const context = await browser.newContext({ viewport: { width: 900, height: 900 } });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const session = new PanelSession(browser, context, undefined);
    session.server = await servePreview({
      assetsFolder: path.resolve('dist/preview'),
      connect: (post) => {
        const host = new PreviewHost({
          preview: new SpecPreview(session.#files(), 'x.pool.yaml'),
          post,
          abilities: ['reveal', 'append-row', ...(more.reviews ? (['review'] as const) : [])],
          copy: ({ text }) => {
            post({ type: 'clipboard', text });
            return Promise.resolve('Copied as a golden row.');
          },
          append: ({ text }) => Promise.resolve(`Added ${text}`),
          explain: String,
          version: Date.now(),
          ...more,
        });
        return {
          refresh: () => host.refresh(),
          end: () => host.end(),
          receive: (message) => host.receive(message) || session.said.push(message),
        };
      },
      watch: (changed) => {
        session.#changed = changed;
        return () => undefined;
      },
    });
    return session;
  }

  /** Changes files; open pages follow. */
  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) this.texts.set(name, text);
    this.#changed();
  }

  async open(): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(this.server?.url ?? '');
    await untilTrue(page, "'crowdsmith' in window");
    return page;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server?.close();
  }

  #files(): PreviewFiles {
    const read = (name: string): Promise<string> => {
      const text = this.texts.get(name);
      return text === undefined ? Promise.reject(new Error(`${name}?`)) : Promise.resolve(text);
    };
    const resolved = (from: string, ref: string): string => posix.join(posix.dirname(from), ref);
    return {
      spec: async (name) => {
        const how = specKindOf(name);
        if (!how) throw new Error(`${name} is no spec`);
        const cache = this.#caches.get(name) ?? createParseCache();
        this.#caches.set(name, cache);
        return parseSpec(await read(name), { ...how, cache });
      },
      resolveRef: (from, ref) => Promise.resolve(resolved(from, ref)),
      text: (from, ref) => read(resolved(from, ref)),
      tasks: async (from, ref) => {
        const text = await read(resolved(from, ref));
        return textInMemory(text, text);
      },
      poolSpecs: () => Promise.resolve([]),
    };
  }
}
