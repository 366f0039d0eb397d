/** The report panel in a real browser, with a report that a simulation wrote. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { PoolReport, SimulationReport } from '../../src/simulate';
import type { HostMessage, PageMessage } from '../../src/simulate/protocol';
import { PanelStand } from './panelStand';
import { untilTrue } from './untilTrue';

const report = JSON.parse(
  readFileSync('test/fixtures/simulation/pool.json', 'utf8'),
) as SimulationReport;

describe('the report panel of simulations', () => {
  let stand: PanelStand<HostMessage, PageMessage>;
  let page: Page;

  before(async () => {
    stand = await PanelStand.open({ name: 'simulation', viewport: { width: 1100, height: 900 } });
    page = stand.page;
  });
  after(() => stand.close());

  const say = (message: HostMessage): Promise<void> => stand.say(message);
  const asked = (): Promise<readonly PageMessage[]> => stand.asked();

  it('waits for the first figures, then shows them with what is going on', async () => {
    assert.deepEqual(await asked(), [{ type: 'ready' }]);
    await page.getByText('The crowd is at work').waitFor();
    await say({ type: 'settings', settings: { spec: 'a.pool.yaml', seeds: 3, onSave: false } });
    await say({ type: 'run', run: { state: 'running', done: 2, total: 8, label: 'seed 3' } });
    await say({ type: 'report', report: { ...report, state: 'partial' } });
    await page.getByRole('heading', { name: report.target.name, level: 1 }).waitFor();
    await page.getByText('2 of 8 runs, seed 3').waitFor();
    const cards = page.getByRole('region', { name: 'Summary' }).getByRole('article');
    const cost = await cards.filter({ hasText: 'Cost' }).first().innerText();
    assert.ok(cost.includes(`$${report.total.cost.mean.toFixed(2)}`), cost);
    assert.equal(await page.locator('.plot canvas').count(), 2);
  });

  it('says what a change did to the figures', async () => {
    const { mean } = report.total.cost;
    const before = { cost: mean + 1, hours: report.total.hours.mean, wasted: 0, bans: 0 };
    await say({ type: 'report', report, before });
    const change = page.getByTitle('Against the run before').first();
    await change.waitFor();
    assert.equal(await change.innerText(), '▼ $1.00');
    assert.match((await change.getAttribute('class')) ?? '', /better/);
    assert.match(await page.locator('.cards').innerText(), /as before/);
  });

  it('has every plot as a table, too', async () => {
    const pool = report.pools[0]!;
    for (const summary of await page.getByText('Show as a table').all()) await summary.click();
    const curves = page.getByRole('table', { name: 'When how much of the answers had come in' });
    assert.equal(await curves.getByRole('rowheader').count(), pool.curves.length);
    const people = page.getByRole('table', { name: /^Performers with seed/ });
    const shown = pool.people.filter(({ answers, fate }) => answers > 0 || fate !== 'stayed');
    assert.equal(await people.getByRole('rowheader').count(), shown.length);
    const rules = page.getByRole('region', { name: 'What each rule is worth' }).first();
    assert.equal(await rules.getByRole('rowheader').count(), pool.rules.length);
  });

  it('is worked by the keyboard', async () => {
    await say({ type: 'run', run: { state: 'idle' } });
    await asked();
    await page.getByRole('button', { name: 'Run again' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox', { name: 'Run on save' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('combobox', { name: 'Seeds' }).selectOption('10');
    await page.getByRole('button', { name: 'Copy' }).click();
    const [run, onSave, seeds, copy] = await asked();
    assert.deepEqual(run, { type: 'run' });
    assert.deepEqual(onSave, { type: 'onSave', on: true });
    assert.deepEqual(seeds, { type: 'seeds', seeds: 10 });
    assert.ok(copy?.type === 'copy' && copy.text.includes('| Cost |'));
  });

  it('has a tab for every pool of a pipeline', async () => {
    const [pool] = report.pools as [PoolReport];
    const pools = ['First', 'Second'].map((name) => ({ ...pool, name }));
    const target = { ...report.target, kind: 'pipeline' as const };
    await say({ type: 'report', report: { ...report, target, pools } });
    await page.getByRole('tab', { name: 'First', selected: true }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('tab', { name: 'Second', selected: true }).waitFor();
    await page.getByRole('tabpanel', { name: 'Second' }).waitFor();
  });

  it('says what went wrong, as it was said to it', async () => {
    const message = 'people.yaml:2:5: groups[0]: say how many they are: `count: 10`.';
    await say({ type: 'run', run: { state: 'failed', message } });
    const alert = page.getByRole('alert');
    await alert.waitFor();
    assert.match(await alert.innerText(), /people\.yaml:2:5/);
  });

  it('draws anew in another theme, and breaks no rule of its policy', async () => {
    await page.emulateMedia({ colorScheme: 'light' });
    await untilTrue(page, "getComputedStyle(document.body).color === 'rgb(59, 59, 59)'");
    const inLight = await settledPlot('');
    await page.emulateMedia({ colorScheme: 'dark' });
    await untilTrue(page, "getComputedStyle(document.body).color === 'rgb(204, 204, 204)'");
    await settledPlot(inLight);
    assert.deepEqual(stand.complaints, []);
  });

  /** The first plot once it stands still and is another than `before`: plots are drawn frames later. */
  async function settledPlot(before: string): Promise<string> {
    let last = '';
    for (let tries = 0; tries < 100; tries += 1) {
      // Read in one go: a plot that is drawn anew is another element.
      const now = await page.evaluate<string>(
        "document.querySelector('.plot canvas')?.toDataURL() ?? ''",
      );
      if (now !== '' && now === last && now !== before) return now;
      last = now;
      await page.waitForTimeout(100);
    }
    throw new Error('The plot keeps the colours of the other theme, or does not stand still.');
  }
});
