import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';

const { EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING, EVENT_RUN_END } =
  Mocha.Runner.constants;

/**
 * Mocha's own "spec" report, and the same as figures in the file that `CROWDSMITH_TALLY` names, so
 * that `npm test` can add up what ran in different processes.
 */
export default class TallyReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const tally = { passed: 0, failed: 0, skipped: 0, failures: [] };
    runner.on(EVENT_TEST_PASS, () => (tally.passed += 1));
    runner.on(EVENT_TEST_PENDING, () => (tally.skipped += 1));
    runner.on(EVENT_TEST_FAIL, (test, error) => {
      tally.failed += 1;
      tally.failures.push({ title: test.fullTitle(), message: error.stack ?? String(error) });
    });
    runner.once(EVENT_RUN_END, () => {
      const file = process.env.CROWDSMITH_TALLY;
      if (file === undefined || file === '') return;
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(tally, null, 2));
    });
  }
}
