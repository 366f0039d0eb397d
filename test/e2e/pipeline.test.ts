import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { webviewContent } from './pages/webview';
import { Workbench } from './pages/workbench';
import { describePath } from './session/steps';

/** Fast, yet slow enough for a person to stop a run in its middle. */
const settings = { 'crowdsmith.sandbox.speed': 150, 'editor.minimap.enabled': false };

describePath('From texts to a dataset', { settings }, (way) => {
  let workbench: Workbench;
  const panel = (): FrameLocator => webviewContent(workbench.page);
  const button = (name: string): Locator => panel().getByRole('button', { name, exact: true });
  const state = (text: string): Locator =>
    panel().getByRole('heading', { level: 1 }).getByText(text, { exact: true });
  const dataset = (): string => path.join(way.session.workspace, 'results', 'dataset.tsv');

  const classification = (): Locator => panel().getByRole('article', { name: /Classification/ });

  it('runs the pipeline from the palette and shows how far it is', async () => {
    workbench = new Workbench(way.session.page);
    await workbench.openContainer('Crowdsmith');
    await workbench.quickInput.openFile('asr-en.pipeline.yaml');
    await workbench.editor.line('kind: recording').waitFor();
    await workbench.quickInput.runCommand('Crowdsmith: Run Pipeline');
    await panel()
      .getByRole('article', { name: /, running$/ })
      .first()
      .waitFor({ timeout: 120_000 });
    await workbench.statusBar(/asr-en \d+ %/).waitFor();
  });

  it('pauses and goes on from its panel', async () => {
    await button('Pause').click();
    await state('Paused').waitFor({ timeout: 30_000 });
    await workbench
      .view('Runs')
      .item(/asr-en.*paused/)
      .waitFor();
    await button('Resume').click();
    await state('Running').waitFor({ timeout: 30_000 });
    await classification().getByText('of 48').waitFor({ timeout: 60_000 });
  });

  it('stops after the batch, and goes on from the message', async () => {
    await button('Stop After Batch').click();
    const message = workbench.notification('asr-en has stopped');
    await message.waitFor({ timeout: 60_000 });
    await state('Stopped').waitFor();
    await message.getByRole('button', { name: 'Resume' }).click();
    await state('Running').waitFor({ timeout: 30_000 });
    await message.waitFor({ state: 'hidden' });
  });

  it('stops, and its panel is there again after a reload of the window', async () => {
    await button('Stop').click();
    await workbench.notification('asr-en has stopped').waitFor({ timeout: 30_000 });
    assert.equal(existsSync(dataset()), false, 'a run that was stopped has no dataset yet');
    await state('Stopped').waitFor();
    // In a browser VS Code writes its state down every five seconds, and not while a page goes.
    await workbench.page.waitForTimeout(12_000);
    await workbench.page.reload();
    await state('Stopped').waitFor({ timeout: 60_000 });
    await classification().getByText('of 48').waitFor();
  });

  it('goes on from the panel and ends with a dataset of accepted recordings', async () => {
    await button('Resume').click();
    await workbench.button('Open Dataset').waitFor({ timeout: 150_000 });
    await state('Finished').waitFor();
    const results = path.dirname(dataset());
    const table = await readFile(dataset(), 'utf8');
    const [header = '', ...rows] = table.trimEnd().split('\n');
    const audio = header.split('\t').findIndex((name) => name === 'audio' || name === 'path');
    assert.ok(audio >= 0, `No column of audio files in: ${header}`);
    assert.ok(rows.length > 30, `Only ${rows.length} rows`);
    for (const row of rows) {
      const file = row.split('\t')[audio] ?? '';
      assert.ok(existsSync(path.join(results, file)), `${file} of the dataset is missing`);
    }
  });

  it('plays a rejected recording and says why it was rejected', async () => {
    const rejected = panel().getByRole('list', { name: 'rejected recordings' });
    const row = rejected
      .getByRole('listitem')
      .filter({ hasText: 'listeners', has: workbench.page.getByRole('button') })
      .first();
    await row.getByRole('button', { name: /^Play/ }).click();
    await row.getByRole('button', { name: /^Pause/ }).waitFor();
  });
});
