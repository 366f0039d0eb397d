import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findChromium } from '../../../scripts/vscode/chromium.mjs';
import {
  installExtension,
  installServer,
  startServer,
  type Release,
  type RunningServer,
} from '../../../scripts/vscode/server.mjs';
import { browserArguments } from '../../launcher/browser.mjs';

export const repository = path.resolve(__dirname, '..', '..', '..');
const example = path.join(repository, 'examples', 'asr-en');
const leftBehind = ['.crowdsmith', 'results', 'storage', 'crowdsmith.lock.json'];

/** A person's VS Code: the packaged extension installed, a copy of the example open in a browser. */
export interface Session {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The folder that is open, absolute; tests may write to it. */
  readonly workspace: string;
  end(): Promise<void>;
}

/** `settings` are the user's own; `release` is which VS Code. */
export async function startSession(
  options: { settings?: Readonly<Record<string, unknown>>; release?: Release } = {},
): Promise<Session> {
  const home = await mkdtemp(path.join(tmpdir(), 'crowdsmith-e2e-'));
  const workspace = path.join(home, 'asr-en');
  const dataFolder = path.join(home, 'vscode');
  let server: RunningServer | undefined;
  let browser: Browser | undefined;
  const end = async (): Promise<void> => {
    await browser?.close();
    server?.kill();
    await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  };
  try {
    await copyExample(workspace);
    const installed = await installServer(options.release);
    const vsix = path.join(repository, 'crowdsmith.vsix');
    await installExtension(installed, { vsix, dataFolder });
    // In a browser VS Code saves by itself; here only what a test saves is saved.
    const settings = { 'files.autoSave': 'off', ...options.settings };
    server = await startServer(installed, { dataFolder, settings });
    browser = await chromium.launch({
      executablePath: await findChromium(),
      args: browserArguments,
    });
    const context = await browser.newContext({ viewport: { width: 1440, height: 860 } });
    const page = await context.newPage();
    await page.goto(`${server.url}?folder=${encodeURIComponent(workspace)}`);
    // Our icon appears once VS Code knows the extension; before that the palette lacks its commands.
    await page.locator('.activitybar a[aria-label^="Crowdsmith"]').waitFor({ timeout: 60_000 });
    return { page, context, workspace, end };
  } catch (error) {
    await end();
    throw error;
  }
}

function copyExample(to: string): Promise<void> {
  return cp(example, to, {
    recursive: true,
    filter: (file) => !leftBehind.includes(path.relative(example, file).split(path.sep)[0] ?? ''),
  });
}
