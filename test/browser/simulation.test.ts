/** The report panel in a real browser, with a report that a simulation wrote. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/vscode/chromium.mjs';
import { panelPage } from '../../src/pages';
import type { PoolReport, SimulationReport } from '../../src/simulate';
import type { HostMessage, PageMessage } from '../../src/simulate/protocol';
import { browserArguments } from '../launcher/browser.mjs';

const report = JSON.parse(
  readFileSync('test/fixtures/simulation/pool.json', 'utf8'),
) as SimulationReport;

function servePage(): Server {
  const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };
  return createServer((request, answer) => {
    const file = (request.url ?? '/').slice(1);
    if (file === '') {
      answer.setHeader('content-type', 'text/html');
      const assets = { script: '/simulation.js', style: '/simulation.css' };
      answer.end(panelPage({ nonce: 'n', cspSource: "'self'", ...assets, title: 'Test' }));
      return;
    }
    const known = /^(?:simulation\.(?:js|css)|shared-\w+\.js)$/.test(file);
    answer.setHeader('content-type', types[path.extname(file)] ?? 'text/plain');
    answer.statusCode = known ? 200 : 404;
    answer.end(known ? readFileSync(path.join('dist', 'preview', file)) : '');
  });
}

describe('the report panel of simulations', () => {
  let server: Server;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  before(async () => {
    server = servePage();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const executablePath = await findChromium();
    browser = await chromium.launch({ executablePath, args: browserArguments });
    page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
    // Also what the page's policy refuses ends up here.
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.addInitScript(
      "window.asked = []; addEventListener('asked', ({ detail }) => window.asked.push(detail));",
    );
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/`);
  });

  after(async () => {
    await browser.close();
    server.close();
  });

  const say = (message: HostMessage): Promise<unknown> =>
    page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
  const asked = (): Promise<PageMessage[]> => page.evaluate('window.asked.splice(0)');

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
    await page.waitForFunction("getComputedStyle(document.body).color === 'rgb(59, 59, 59)'");
    await page.waitForTimeout(300);
    const before = await page.locator('.plot canvas').first().screenshot();
    await page.emulateMedia({ colorScheme: 'dark' });
    const plots = page.locator('.plot canvas');
    await page.waitForFunction("getComputedStyle(document.body).color === 'rgb(204, 204, 204)'");
    // The page takes the colours at once, the plots with the next frames.
    for (let tries = 0; before.equals(await plots.first().screenshot()); tries += 1) {
      assert.ok(tries < 50, 'the plots keep the colours of the other theme');
      await page.waitForTimeout(100);
    }
    assert.deepEqual(complaints, []);
  });
});
