import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { Workbench } from '../test/e2e/pages/workbench';
import { startSession } from '../test/e2e/session/session';
import { percentile, type Measurement } from './measurement';

const starts = 10;

/** Activation times that VS Code itself reports, each in a fresh extension host. */
export async function measureActivation(): Promise<readonly Measurement[]> {
  const session = await startSession();
  try {
    await writeFile(path.join(session.workspace, 'bench.project.yaml'), 'public_name: Bench\n');
    const times: number[] = [];
    for (let run = 0; run < starts; run += 1) {
      if (run > 0) await session.page.reload();
      times.push(await activationTime(session.page));
    }
    const value = percentile(times, 0.5);
    return [
      {
        name: 'activation in a real VS Code',
        figure: 'p50',
        value,
        unit: 'ms',
        budget: 40,
        samples: times.length,
      },
    ];
  } finally {
    await session.end();
  }
}

async function activationTime(page: Page): Promise<number> {
  await page.locator('.activitybar a[aria-label^="Crowdsmith"]').waitFor({ timeout: 60_000 });
  const { quickInput } = new Workbench(page);
  await quickInput.openFile('bench.project.yaml');
  await quickInput.runCommand('Developer: Show Running Extensions');
  const row = page.locator('.runtime-extensions-editor .extension', { hasText: 'Crowdsmith' });
  const text = await row
    .getByText(/Activation: *\d+ *ms/)
    .first()
    .innerText({ timeout: 30_000 });
  const milliseconds = /(\d+) *ms/.exec(text)?.[1];
  if (milliseconds === undefined) throw new Error(`VS Code shows no activation time: ${text}`);
  return Number(milliseconds);
}
