/** The panel of a pipeline run in a real browser, walked as a person does: by names, keys and clicks. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { pictureOf } from '../../src/pipeline/picture';
import { planRun } from '../../src/pipeline/plan';
import { reduce, type RunView } from '../../src/watch';
import type { HostMessage, PageMessage, Reach } from '../../src/watch/protocol';
import { openWorkspace } from '../../src/workspace';
import { attempt, clip, planned, played } from '../unit/watch/told';
import { PanelStand } from './panelStand';

const axe = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
const memory = { spec: 'file:///w/voices.pipeline.yaml', profile: 'sandbox' };

const pilotReport = {
  ...{ texts: 2, recorded: 2, accepted: 1, rejected: 1, cost: 1, seconds: 60, passRate: 0.5 },
  ...{ hourlyPay: { recording: 1.2 }, floor: 1.5, restTexts: 8, restCost: 4.2 },
  warnings: ['Recording pays less than the floor.'],
  verdict: 'doubtful',
} as const;

describe('the panel of a pipeline run', () => {
  let stand: PanelStand<HostMessage, PageMessage>;
  let page: Page;
  const view = played(attempt, Date.now() - 1000 * attempt.length);

  before(async () => {
    const viewport = { width: 1100, height: 900 };
    stand = await PanelStand.open({ name: 'watch', viewport, media: ['blob:'] });
    page = stand.page;
  });
  after(() => stand.close());

  const say = (message: HostMessage): Promise<void> => stand.say(message);
  const asked = (): Promise<readonly PageMessage[]> => stand.asked();
  const show = (now: RunView, reach: Reach = 'here'): Promise<void> =>
    say({ type: 'view', view: now, reach, memory });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const focused = (name: string) =>
    page.locator('button:focus', { hasText: new RegExp(`^${name}$`) });
  const state = () => page.getByRole('heading', { level: 1 }).getByRole('status');

  it('offers to run what has not run yet', async () => {
    assert.deepEqual(await asked(), [{ type: 'ready' }]);
    await say({ type: 'none', pipeline: 'voices', memory });
    await page.getByText('has not run yet').waitFor();
    await button('Run Pipeline').press('Enter');
    assert.deepEqual(await asked(), [{ type: 'start' }]);
  });

  it('shows the stages with live counts, money, speed and agreement', async () => {
    await show(played([planned], Date.now()));
    await state().getByText('Running').waitFor();
    // The button that had the focus is gone.
    await focused('Pause').waitFor();
    await show(view);
    const recording = page.getByRole('article', { name: 'Recording, running' });
    await recording.getByText('2 waiting for a verdict').waitFor();
    assert.match(await recording.innerText(), /3 of 8/);
    assert.match(await recording.innerText(), /1 recording rejected/);
    const classification = page.getByRole('article', { name: 'Classification, done' });
    assert.match(await classification.innerText(), /8 can be recorded[\s\S]*90 % agreement/);
    const figures = await page.getByRole('region', { name: 'Figures' }).innerText();
    assert.match(figures, /Spent\s+\$2\.50\s+\$0\.50 more when accepted; soft limit \$10\.00/);
    assert.match(figures, /Agreement\s+80 %/);
    assert.match(figures, /Speed\s+\d+ recordings per/);
    await page.getByText('Show as a table').click();
    const table = page.getByRole('region', { name: 'The run over time' });
    assert.equal(await table.getByRole('rowheader').count(), view.history.length);
  });

  it('pauses, goes on and stops after the batch, by keys alone', async () => {
    await asked();
    await button('Pause').focus();
    await page.keyboard.press('Enter');
    assert.deepEqual(await asked(), [{ type: 'steer', wish: 'pause' }]);
    await show(reduce(view, { type: 'paused', why: 'asked', message: 'As you wish.' }, Date.now()));
    await state().getByText('Paused').waitFor();
    await button('Resume').focus();
    await page.keyboard.press('Space');
    assert.deepEqual(await asked(), [{ type: 'steer', wish: 'resume' }]);
    await show(view);
    await state().getByText('Running').waitFor();
    await button('Stop After Batch').focus();
    await page.keyboard.press('Enter');
    assert.deepEqual(await asked(), [{ type: 'steer', wish: 'stop-after-batch' }]);
    await show(reduce(view, { type: 'stopping', when: 'after-batch' }, Date.now()));
    await state().getByText('Stopping after this batch').waitFor();
    assert.ok(await button('Stop After Batch').isDisabled());
    await page.keyboard.press('Enter');
    assert.deepEqual(await asked(), [], 'what is disabled asks for nothing');
    await button('Stop').press('Enter');
    assert.deepEqual(await asked(), [{ type: 'steer', wish: 'stop' }]);
    await show(reduce(view, { type: 'stopped', message: 'As you wish.' }, Date.now()), 'ended');
    await focused('Resume').waitFor();
  });

  it('does not go on by the second half of a double click on Pause', async () => {
    await show(view);
    await state().getByText('Running').waitFor();
    await asked();
    const halfOfClick = async (half: 1 | 2): Promise<void> => {
      await page.mouse.down({ clickCount: half });
      await page.mouse.up({ clickCount: half });
    };
    await button('Pause').hover();
    await halfOfClick(1);
    assert.deepEqual(await asked(), [{ type: 'steer', wish: 'pause' }]);
    await show(reduce(view, { type: 'paused', why: 'asked', message: 'As you wish.' }, Date.now()));
    await button('Resume').waitFor();
    await halfOfClick(2);
    assert.deepEqual(await asked(), []);
    await button('Resume').click();
    assert.deepEqual(await asked(), [{ type: 'steer', wish: 'resume' }]);
  });

  it('plays a rejected recording, says why it was rejected, and pauses it', async () => {
    await show(reduce(view, clip('a9', 'REJECTED'), Date.now()));
    await asked();
    const list = page.getByRole('list', { name: 'rejected recordings' });
    assert.equal(await list.getByRole('listitem').count(), 2);
    await list.getByText('2 of 3 listeners found noise.').first().waitFor();
    await button('Play t-a9').focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('[aria-label="Play t-a2"]:focus').waitFor();
    await page.keyboard.press('Enter');
    assert.deepEqual(await asked(), [{ type: 'play', clip: 'a2/0' }]);
    const wav = readFileSync('examples/asr-en/data/records/clear-1.wav').toString('base64');
    await page.evaluate(`window.postMessage({ type: 'sound', clip: 'a2/0', mediaType: 'audio/wav',
      bytes: Uint8Array.from(atob('${wav}'), (letter) => letter.charCodeAt(0)) }, '*')`);
    await button('Pause t-a2').waitFor();
    // It counts as playing before the browser knows how long it is.
    await page.evaluate(`new Promise((heard) => {
      const audio = document.querySelector('audio');
      const look = () => audio.duration > 0.5 && heard();
      audio.addEventListener('durationchange', look);
      look();
    })`);
    await button('Pause t-a2').click();
    await button('Play t-a2').waitFor();
  });

  it('says when a recording cannot be played', async () => {
    await button('Play t-a9').click();
    await say({ type: 'no-sound', clip: 'a9/0', message: 'The storage does not have it.' });
    await page.getByRole('alert').getByText('The storage does not have it.').waitFor();
    await button('Accepted 3').click();
    const list = page.getByRole('list', { name: 'accepted recordings' });
    assert.equal(await list.getByRole('listitem').count(), 3);
  });

  it('shows what a pilot found and asks before the rest is paid for', async () => {
    const asking = reduce(view, { type: 'pilot', report: pilotReport }, Date.now());
    await show(reduce(asking, { type: 'paused', why: 'pilot', message: 'Look.' }, Date.now()));
    const pilot = page.getByRole('region', { name: 'Pilot' });
    assert.match(await pilot.innerText(), /\$1\.20 an hour[\s\S]*about \$4\.20/);
    await asked();
    await pilot.getByRole('button', { name: 'Go on for about $4.20' }).click();
    await pilot.getByRole('button', { name: 'Stop here' }).press('Enter');
    assert.deepEqual(await asked(), [
      { type: 'steer', wish: 'pilot-go-on' },
      { type: 'steer', wish: 'pilot-stop' },
    ]);
    await show(reduce(asking, { type: 'resumed' }, Date.now()));
    await pilot.getByText('the rest was sent').waitFor();
    assert.equal(await pilot.getByRole('button').count(), 0);
    await focused('Pause').waitFor();
  });

  it('says what trouble it waits for, what runs out, and why it failed', async () => {
    const trouble = { message: 'The disk is full.', remedy: 'Make room.' };
    await show(reduce(view, { type: 'paused', why: 'trouble', ...trouble }, Date.now()));
    await page.getByRole('alert').getByText('Make room.').waitFor();
    const deadline = {
      type: 'deadline',
      kind: 'auto-accept',
      stage: 'recording',
      items: 12,
      level: 'warning',
      at: new Date(Date.now() + 3 * 3_600_000 + 5000).toISOString(),
      message: '12 recordings will be paid unheard.',
    } as const;
    await show(reduce(view, deadline, Date.now()));
    const deadlines = page.getByRole('region', { name: 'Deadlines' });
    assert.match(await deadlines.innerText(), /in 3 h[\s\S]*paid unheard/);
    await show(reduce(view, { type: 'failed', message: 'No network.' }, Date.now()), 'ended');
    await page.getByRole('alert').getByText('No network.').waitFor();
    await asked();
    await button('Resume').click();
    assert.deepEqual(await asked(), [{ type: 'start' }]);
  });

  it('opens what a finished run has made, and steers what another process runs but for its pilot', async () => {
    const summary = {
      ...{ texts: 10, accepted: 8, rejected: 1, cost: 3.9, requests: 100, seconds: 60 },
      dataset: '/w/results/dataset.tsv',
    };
    await show(reduce(view, { type: 'finished', summary }, Date.now()), 'ended');
    await state().getByText('Finished').waitFor();
    await asked();
    await button('Open Dataset').click();
    await button('Open Folder').click();
    await button('Show Log').click();
    const opened = (await asked()).map((message) => 'what' in message && message.what);
    assert.deepEqual(opened, ['dataset', 'results', 'log']);
    await show(view, 'elsewhere');
    await page.getByText('Runs in another process').waitFor();
    await asked();
    await button('Pause').press('Enter');
    assert.deepEqual(await asked(), [{ type: 'steer', wish: 'pause' }]);
    await show(reduce(view, { type: 'pilot', report: pilotReport }, Date.now()), 'elsewhere');
    const pilot = page.getByRole('region', { name: 'Pilot' });
    await pilot.waitFor();
    assert.equal(await pilot.getByRole('button').count(), 0);
  });

  it('draws a spec: stages, thresholds, money and what goes where, and opens what it names', async () => {
    const workspace = openWorkspace('examples/asr-en');
    const specPath = 'asr-en.pipeline.yaml';
    const picture = pictureOf(await planRun({ workspace, specPath, profile: 'none' }));
    const diagram = { spec: memory.spec, shows: 'diagram' } as const;
    await say({ type: 'picture', picture, memory: diagram });
    const stage = page.getByRole('article', { name: 'Classification' });
    assert.match(
      await stage.innerText(),
      /\$0\.75\s+48 texts, 25 on a page\s+5 performers for each/,
    );
    const stages = page.getByRole('region', { name: 'Stages' });
    assert.match(await stages.innerText(), /is_correct = yes, 0\.8 or surer/);
    assert.match(await stages.innerText(), /rejected: again, up to 3 recordings/);
    const money = await page.getByRole('region', { name: 'Money' }).innerText();
    assert.match(
      money,
      /all, fee included\s+\$4\.83[\s\S]*at most[^$]*\$15\.00[\s\S]*notebook\s+\$4\.53/,
    );
    await asked();
    await button('verification.pool.yaml').press('Enter');
    await button('Run Pipeline').press('Enter');
    assert.deepEqual(await asked(), [
      { type: 'open-spec', path: 'verification.pool.yaml' },
      { type: 'start' },
    ]);
    await say({ type: 'picture', picture, trouble: 'No such pool.', memory: diagram });
    await page.getByRole('alert').getByText('No such pool.').waitFor();
    assert.ok(await stage.isVisible(), 'the last good picture stays');
    await say({ type: 'picture', trouble: 'No such pool.', memory: diagram });
    await page.getByText('cannot be drawn yet').waitFor();
  });

  it('is light in the light theme of high contrast, which the editor calls by both names', async () => {
    await page.evaluate(
      "document.body.className = 'vscode-high-contrast-light vscode-high-contrast'",
    );
    const scheme = await page.evaluate('getComputedStyle(document.body).colorScheme');
    await page.evaluate("document.body.className = ''");
    assert.equal(scheme, 'light');
  });

  it('has names and contrast for everybody, in light and dark, and breaks no rule of its policy', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await show(view);
      await state().getByText('Running').waitFor();
      await page.evaluate(`${axe}; true`);
      const found: { id: string; impact: string; nodes: { html: string }[] }[] =
        await page.evaluate(
          "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)",
        );
      const serious = found.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      const words = serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
      assert.deepEqual(words, [], colorScheme);
    }
    // The style of axe itself is refused by the page's policy.
    const ours = stand.complaints.filter((complaint) => !/inline style|style-src/.test(complaint));
    assert.deepEqual(ours, []);
  });
});
