/** Takes the pictures of the README anew, from the packaged extension: `npm run pictures`. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { webviewContent } from './pages/webview';
import { Workbench } from './pages/workbench';
import { takeRemotePictures } from './pictures/remote';
import { repository, startSession, type Session } from './session/session';

const folder = path.join(repository, 'docs', 'images');

const settings = {
  'editor.minimap.enabled': false,
  'breadcrumbs.enabled': false,
};

async function takePictures(): Promise<void> {
  await mkdir(folder, { recursive: true });
  await inWindow({ ...settings, 'crowdsmith.sandbox.speed': 300 }, async (workbench, session) => {
    const take = takeIn(session);
    await pictureOfPreview(workbench);
    await take('preview');
    await pictureOfPipeline(workbench);
    await take('pipeline');
    await pictureOfRun(workbench);
    await take('tree');
  });
  await inWindow({ ...settings, 'crowdsmith.sandbox.speed': 60 }, async (workbench, session) => {
    await session.page.setViewportSize({ width: 1280, height: 760 });
    await takeRemotePictures(workbench, session, takeIn(session));
  });
}

async function inWindow(
  settings: Readonly<Record<string, unknown>>,
  work: (workbench: Workbench, session: Session) => Promise<void>,
): Promise<void> {
  const session = await startSession({ settings });
  try {
    await session.page.setViewportSize({ width: 1200, height: 660 });
    await work(new Workbench(session.page), session);
  } catch (error) {
    await session.page.screenshot({
      path: path.join(folder, '..', '..', 'artifacts', 'picture-failed.png'),
    });
    throw error;
  } finally {
    await session.end();
  }
}

const takeIn =
  ({ page }: Session) =>
  async (name: string): Promise<void> => {
    await page.screenshot({ path: path.join(folder, `${name}.png`) });
  };

/** The task beside the spec, answered, and a mistake underlined that the preview tells as well. */
async function pictureOfPreview({ page, editor, quickInput }: Workbench): Promise<void> {
  await quickInput.openFile('classification.project.yaml');
  await editor.line('public_name').waitFor();
  await page.keyboard.press('Control+B');
  await quickInput.runCommand('Crowdsmith: Open Preview to the Side');
  const preview = webviewContent(page);
  const task = preview.frameLocator('iframe[title="Task"], [aria-label="Task"] iframe');
  await task.getByText('Yes, it is complete').first().click();
  await preview.getByRole('button', { name: 'Submit' }).click();
  await preview.getByRole('region', { name: 'Output' }).getByText('is_correct').first().waitFor();
  const mistaken = page.locator('.view-line', { hasText: 'assignments_issuing_type' }).first();
  await mistaken.click();
  await page.keyboard.press('End');
  await page.keyboard.press('Control+Backspace');
  await page.keyboard.type('AUTOMATIC', { delay: 30 });
  await page.keyboard.press('Escape');
  await page.locator('.squiggly-error').first().waitFor();
  await preview.getByText('Did you mean').first().waitFor();
}

/** What a pipeline's spec says: stages, thresholds, money and places. */
async function pictureOfPipeline({ page, editor, quickInput }: Workbench): Promise<void> {
  await quickInput.runCommand('File: Revert File');
  await quickInput.runCommand('View: Close All Editors');
  await quickInput.openFile('asr-en.pipeline.yaml');
  await editor.line('kind: recording').waitFor();
  await quickInput.runCommand('Crowdsmith: Open Preview');
  await webviewContent(page).getByText('by the formula').waitFor();
  // Away from buttons that explain themselves.
  await page.mouse.move(300, 600);
  await page.waitForTimeout(1000);
}

/** The pipeline at work: its projects and pools in the tree, its progress below. */
async function pictureOfRun(workbench: Workbench): Promise<void> {
  const { page, quickInput, editor } = workbench;
  await quickInput.runCommand('View: Close All Editors');
  await workbench.openContainer('Crowdsmith');
  await quickInput.openFile('asr-en.pipeline.yaml');
  await editor.line('kind: recording').waitFor();
  await quickInput.runCommand('Crowdsmith: Run Pipeline');
  const projects = workbench.view('Projects');
  await projects.item(/Read a paragraph aloud/).waitFor({ timeout: 60_000 });
  await projects.expand(/Is this paragraph complete/);
  await projects.expand(/Read a paragraph aloud/);
  await projects.item(/Pool .*, \d+ %/).waitFor({ timeout: 30_000 });
  await page.waitForTimeout(1500);
}

void takePictures();
