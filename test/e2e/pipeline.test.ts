import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Workbench } from './pages/workbench';
import { describePath } from './session/steps';

/** Fast, yet slow enough for a person to stop a run in its middle. */
const settings = { 'crowdsmith.sandbox.speed': 1000, 'editor.minimap.enabled': false };

describePath('From texts to a dataset', { settings }, (way) => {
  let workbench: Workbench;

  it('runs the pipeline from the palette and shows how far it is', async () => {
    workbench = new Workbench(way.session.page);
    await workbench.openContainer('Crowdsmith');
    await workbench.quickInput.openFile('asr-en.pipeline.yaml');
    await workbench.editor.line('kind: recording').waitFor();
    await workbench.quickInput.runCommand('Crowdsmith: Run Pipeline');
    await workbench
      .view('Runs')
      .item(/asr-en.*(classification|recording)/)
      .waitFor({ timeout: 120_000 });
  });

  it('stops it', async () => {
    await workbench.quickInput.runCommand('Crowdsmith: Stop Pipeline');
    await workbench.notification('asr-en has stopped').waitFor({ timeout: 30_000 });
    const dataset = path.join(way.session.workspace, 'results', 'dataset.tsv');
    assert.equal(existsSync(dataset), false, 'a run that was stopped has no dataset yet');
  });

  it('resumes it and ends with a dataset of accepted recordings', async () => {
    await workbench.button('Resume').click();
    await workbench.button('Open Dataset').waitFor({ timeout: 150_000 });
    const results = path.join(way.session.workspace, 'results');
    const table = await readFile(path.join(results, 'dataset.tsv'), 'utf8');
    const [header = '', ...rows] = table.trimEnd().split('\n');
    const audio = header.split('\t').indexOf('path');
    assert.ok(audio >= 0, `No column "path" in: ${header}`);
    assert.ok(rows.length > 30, `Only ${rows.length} rows`);
    for (const row of rows) {
      const file = row.split('\t')[audio] ?? '';
      assert.ok(existsSync(path.join(results, file)), `${file} of the dataset is missing`);
    }
  });
});
