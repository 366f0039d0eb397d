/**
 * The task's frame alone in a real browser, without the panel around it: the same document, policy
 * and port that the panel gives it, held by a page of the test's own.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  chromium,
  type Browser,
  type FrameLocator,
  type Locator,
  type Page,
} from 'playwright-core';
import { findChromium } from '../../scripts/vscode/chromium.mjs';
import { frameDocument } from '../../src/preview/frame';
import { originsIn } from '../../src/preview/origins';
import type {
  FrameSettings,
  FrameTask,
  FromFrame,
  TaskReport,
  ToFrame,
} from '../../src/preview/protocol';
import { browserArguments } from '../launcher/browser.mjs';
import { eventually } from './session';

type RenderMessage = Extract<ToFrame, { type: 'render' }>;

const assets = path.resolve('dist/preview');
const address = 'http://localhost/frame-holder';

/** Runs in the page of the test, as text: it must not carry the test runner's helpers along. */
const holder = `
  window.heard = [];
  window.show = (html) => {
    document.querySelector('iframe')?.remove();
    window.heard = [];
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
        frame.srcdoc = html;
    document.body.append(frame);
    const channel = new MessageChannel();
    window.port = channel.port1;
    channel.port1.onmessage = ({ data }) => window.heard.push(data);
    window.onmessage = ({ data, source }) => {
      if (source !== frame.contentWindow || data !== 'crowdsmith:frame-ready') return;
      frame.contentWindow.postMessage(data, '*', [channel.port2]);
    };
  };`;

export interface TaskPicture {
  readonly config: unknown;
  readonly tasks?: readonly Partial<FrameTask>[];
  readonly translations?: Readonly<Record<string, string>>;
  readonly settings?: Partial<FrameSettings>;
}

export interface BrowserOptions {
  readonly arguments?: readonly string[];
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** One browser with one page that holds one frame after another. */
export class FrameBrowser {
  #version = 0;
  #picture: TaskPicture = { config: {} };

  private constructor(
    private readonly browser: Browser,
    readonly page: Page,
    readonly frame: FrameLocator,
  ) {}

  static async start(options: BrowserOptions = {}): Promise<FrameBrowser> {
    assert.ok(existsSync(assets), 'dist/preview is missing: run npm run build');
    const executablePath = await findChromium();
    const args = [...browserArguments, ...(options.arguments ?? [])];
    const browser = await chromium.launch({ executablePath, args });
    const page = await browser.newPage({
      viewport: options.viewport ?? { width: 900, height: 800 },
    });
    // What a spec points at is never asked for in a test: requests stay open without an answer.
    await page.route('**/*', (route) => {
      const url = route.request().url();
      if (url === address) {
        const style = 'body{margin:0}iframe{display:block;width:100vw;height:100vh;border:0}';
        const body = `<!DOCTYPE html><title>Test</title><style>${style}</style><script>${holder}</script>`;
        return route.fulfill({ contentType: 'text/html', body });
      }
      return undefined;
    });
    await page.goto(address);
    return new FrameBrowser(browser, page, page.frameLocator('iframe'));
  }

  /** Shows a picture in a new frame. */
  async open(picture: TaskPicture): Promise<void> {
    const html = frameDocument({
      nonce: 'test',
      runtime: readFileSync(path.join(assets, 'taskBuilder.js'), 'utf8'),
      styles: readFileSync(path.join(assets, 'taskBuilder.css'), 'utf8'),
      origins: originsIn(
        picture.config,
        picture.tasks?.map(({ input }) => input),
      ),
      allowedHosts: picture.settings?.allowedHosts ?? [],
    });
    await this.page.evaluate(`window.show(${JSON.stringify(html)})`);
    await this.draw(picture);
  }

  /** Shows a picture in the frame that is there. Tasks without a state of their own keep theirs. */
  async draw(picture: TaskPicture): Promise<void> {
    this.#version += 1;
    this.#picture = picture;
    const message = messageOf(this.#version, picture, await this.states());
    await this.post(message);
    await eventually(async () => {
      const drawn = (await this.heard('drawn')).map(({ version }) => version);
      assert.ok(drawn.includes(this.#version));
    });
  }

  /** The same interface and answers in other surroundings. */
  async surround(settings: Partial<FrameSettings>): Promise<void> {
    const { settings: before, ...rest } = this.#picture;
    await this.draw({ ...rest, settings: { ...before, ...settings } });
  }

  async post(message: ToFrame): Promise<void> {
    await this.page.evaluate(`window.port.postMessage(${JSON.stringify(message)})`);
  }

  async heard<T extends FromFrame['type']>(
    type: T,
  ): Promise<readonly Extract<FromFrame, { type: T }>[]> {
    // Blobs do not survive the way here; nothing but their absence is lost.
    return this.page.evaluate(`window.heard.filter(({ type }) => type === '${type}')`);
  }

  async reports(): Promise<readonly TaskReport[]> {
    return (await this.heard('changed')).at(-1)?.reports ?? [];
  }

  async states(): Promise<readonly unknown[]> {
    return (await this.heard('changed')).at(-1)?.states ?? [];
  }

  /** Output of the first task. */
  async output(): Promise<unknown> {
    return (await this.reports())[0]?.output;
  }

  async openedLinks(): Promise<readonly string[]> {
    return (await this.heard('openLink')).map(({ url }) => url);
  }

  /** Asks for a submit and waits for its reports. */
  async submit(): Promise<readonly TaskReport[]> {
    const before = (await this.heard('submitted')).length;
    await this.post({ type: 'submit' });
    let reports: readonly TaskReport[] = [];
    await eventually(async () => {
      const submitted = await this.heard('submitted');
      assert.ok(submitted.length > before);
      reports = submitted.at(-1)?.reports ?? [];
    });
    return reports;
  }

  /** Value of an expression, given as text, inside of the frame. */
  inFrame<T = unknown>(expression: string): Promise<T> {
    return this.frame.locator('body').evaluate(expression);
  }

  /** Focuses an element, and waits until keys really reach the frame. */
  async focus(element: Locator): Promise<void> {
    await element.focus();
    await eventually(async () => assert.ok(await this.inFrame('document.hasFocus()')));
  }

  text(): Promise<string> {
    return this.frame.locator('body').innerText();
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

function messageOf(
  version: number,
  picture: TaskPicture,
  states: readonly unknown[],
): RenderMessage {
  return {
    type: 'render',
    version,
    interface: { kind: 'tb', config: picture.config, translations: picture.translations ?? {} },
    inputSpec: {},
    outputSpec: {},
    tasks: (picture.tasks ?? [{}]).map((task, index) => {
      const state = states[index];
      return {
        id: String(index),
        input: {},
        ...(state === undefined ? {} : { state }),
        ...task,
      };
    }),
    settings: {
      readOnly: false,
      platformOrigin: 'https://toloka.dev',
      language: 'en',
      location: '',
      direction: 'ltr',
      theme: 'light',
      allowedHosts: [],
      ...picture.settings,
    },
  };
}
