import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Facts about the platform, not part of the repository: tests that need them are skipped without. */
const folder =
  process.env.CROWDSMITH_TOLOKA_FACTS ?? path.resolve(__dirname, '../../../../../shared/toloka');

export function facts(file: string): unknown {
  return JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
}

/** For `before`: skips a suite, and says why, where there are no facts. */
export function needsFacts(this: Mocha.Context): void {
  if (existsSync(folder)) return;
  console.log(`      skipped: there are no facts at ${folder} (CROWDSMITH_TOLOKA_FACTS)`);
  this.skip();
}
