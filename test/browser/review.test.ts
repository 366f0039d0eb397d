import assert from 'node:assert/strict';
import type { PlatformClient } from '../../src/api';
import { startSandbox } from '../../src/sandbox';
import { createPlatformClient } from '../../src/api';
import type { ViewSpec } from '../../src/spec/model';
import { recordedPool, type Player } from './recordedPool';
import { ReviewStand } from './reviewStand';
import { eventually } from './session';

const view: ViewSpec = {
  type: 'tb',
  config: JSON.stringify({
    view: {
      type: 'view.list',
      items: [
        { type: 'view.text', content: { type: 'data.input', path: 'text' } },
        {
          type: 'field.audio',
          label: 'Your recording',
          data: { type: 'data.output', path: 'recording' },
        },
      ],
    },
  }),
  lock: { core: '1.0.0', 'view.list': '1.0.0', 'view.text': '1.0.0', 'field.audio': '1.0.0' },
};

const texts = Array.from(
  { length: 16 },
  (_, i) => `Sentence number ${String(i + 1)} is to be read aloud, slowly and clearly.`,
);

describe('the review page', function () {
  this.timeout(60_000);
  let stand: ReviewStand;
  let client: PlatformClient;
  let pool: string;
  const ends: (() => unknown)[] = [];
  const bulk: string[] = [];

  before(async () => {
    const sandbox = await startSandbox({ speed: 0, seed: 3 });
    client = createPlatformClient({ baseUrl: sandbox.url, token: sandbox.token });
    ends.push(
      () => sandbox.close(),
      () => client.close(),
    );
    pool = await recordedPool(client, view, texts);
    stand = await ReviewStand.start({
      client,
      where: 'Sandbox',
      pools: [{ id: pool, name: 'Recordings' }],
      undoTime: 60_000,
      reasons: () => ['There is too much noise.', 'The text was not read to its end.'],
      mayJudge: () => Promise.resolve(true),
      judged: () => undefined,
      explain: (error) => String(error),
      allowedHosts: () => [],
      judgeAll: (filter, verdict, comment) => {
        bulk.push([filter.status, verdict, comment].join(' '));
        return Promise.resolve(false);
      },
      save: () => Promise.resolve(),
      openLink: () => undefined,
      copy: () => undefined,
    });
  });

  after(async () => {
    await stand.close();
    for (const end of ends.reverse()) await end();
  });

  const current = async (): Promise<string> => {
    const button = stand.page.locator('.queue [aria-current]');
    return ((await button.getAttribute('title', { timeout: 2000 })) ?? '').split(',')[0] ?? '';
  };
  const statusOf = async (id: string): Promise<string> => (await client.assignments.get(id)).status;
  const readyToJudge = (): Promise<void> =>
    stand.page.getByRole('button', { name: 'Accept', exact: true, disabled: false }).waitFor();

  it('draws the first of the queue with its answer, who gave it and when it is due', async () => {
    const { page } = stand;
    await readyToJudge();
    assert.equal(await page.locator('.queue li').count(), 8);
    await page.getByText(/auto-accept in [67] d/).waitFor();
    const person = page.getByRole('region', { name: 'Performer' });
    await person.getByText('Waiting', { exact: true }).waitFor();
    await person.getByRole('heading', { name: 'Skills' }).waitFor();
    const task = page.frameLocator('.task-frame:not(.coming)');
    await task
      .getByText(/Sentence number/)
      .first()
      .waitFor();
  });

  it('plays the recordings, which came through the host', async () => {
    const { page } = stand;
    const players = page.getByRole('region', { name: 'Files' }).locator('audio');
    await players.nth(1).waitFor();
    await eventually(async () => {
      const player = players.first();
      const seconds = await player.evaluate((it) => (it as unknown as Player).duration);
      assert.ok(seconds > 0, String(seconds));
    });
    await page
      .frameLocator('.task-frame:not(.coming)')
      .getByText(/^record-/)
      .first()
      .waitFor();
    assert.deepEqual(stand.complaints, []);
  });

  it('accepts by a key, goes on to the next, and takes it back', async () => {
    const { page } = stand;
    const first = await current();
    await page.keyboard.press('a');
    await eventually(async () => assert.notEqual(await current(), first));
    assert.equal(await statusOf(first), 'SUBMITTED', 'it can still be taken back');
    await page.keyboard.press('z');
    await eventually(async () => assert.equal(await current(), first));
    await readyToJudge();
    assert.equal(await statusOf(first), 'SUBMITTED');
  });

  it('wants a comment before it rejects, and offers reasons', async () => {
    const { page } = stand;
    const first = await current();
    await page.keyboard.press('r');
    const comment = page.getByRole('textbox', { name: 'Comment' });
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('2');
    assert.equal(await comment.inputValue(), 'The text was not read to its end.');
    await page.keyboard.press('r');
    await eventually(async () => assert.notEqual(await current(), first));
    // The next verdict sends the one before.
    const second = await current();
    await readyToJudge();
    await page.keyboard.press('a');
    await eventually(async () => assert.notEqual(await current(), second));
    await eventually(async () => assert.equal(await statusOf(first), 'REJECTED'));
    const { public_comment: told } = await client.assignments.get(first);
    assert.equal(told, 'The text was not read to its end.');
    assert.equal(await statusOf(second), 'SUBMITTED');
  });

  it('goes back and on by keys, also from inside of the task', async () => {
    const { page } = stand;
    const here = await current();
    await page.keyboard.press('k');
    await eventually(async () => assert.notEqual(await current(), here));
    const task = page.frameLocator('.task-frame:not(.coming)');
    await task
      .getByText(/Sentence number/)
      .first()
      .click();
    await page.keyboard.press('j');
    await eventually(async () => assert.equal(await current(), here));
  });

  it('comes back after a reload with what was begun', async () => {
    const { page } = stand;
    const here = await current();
    await page.getByRole('textbox', { name: 'Comment' }).fill('Half a thou');
    await eventually(async () => {
      assert.match(String(await page.evaluate("sessionStorage.getItem('state')")), /Half a thou/);
    });
    await page.reload();
    await readyToJudge();
    assert.equal(await current(), here);
    const comment = page.getByRole('textbox', { name: 'Comment' });
    assert.equal(await comment.inputValue(), 'Half a thou');
    await page.getByRole('region', { name: 'Files' }).locator('audio').first().waitFor();
  });

  it('shows what passes the filter, and hands all of it to one verdict', async () => {
    const { page } = stand;
    await page.getByLabel('State').selectOption('REJECTED');
    await page.getByText('There is too much noise.').waitFor();
    await eventually(async () => assert.equal(await page.locator('.queue li').count(), 1));
    await page.getByRole('button', { name: 'Accept all…' }).click();
    await eventually(() => {
      assert.deepEqual(bulk, ['REJECTED ACCEPTED ']);
      return Promise.resolve();
    });
    await page.getByLabel('Golden tasks').selectOption('wrong');
    await page.getByText('There is nothing to review here.').waitFor();
    assert.deepEqual(stand.complaints, []);
  });
});
