/** The page of a plan in a real browser: what it says, how it is used from the keyboard, its policy. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { DeployPlan, PlanStep } from '../../src/deploy/plan';
import type { HostMessage, PageMessage, PlanView } from '../../src/plan';
import { PanelStand } from './panelStand';

const step = (more: Partial<PlanStep> & Pick<PlanStep, 'path' | 'kind' | 'action'>): PlanStep => ({
  name: more.path.split('.')[0] ?? '',
  differences: [],
  needs: [],
  tasks: [],
  basis: { local: '', tasks: '' },
  ...more,
});
const money = (total: number): DeployPlan['cost'] => ({
  ...{
    suites: 10,
    reward: total / 2,
    fee: total / 2,
    total,
    most: total,
    currency: 'USD',
    lines: [],
  },
});

const plan: DeployPlan = {
  profile: 'toloka',
  steps: [
    step({ path: 'reader.skill.yaml', kind: 'skill', action: 'unchanged', id: '7' }),
    step({
      path: 'read.project.yaml',
      kind: 'project',
      action: 'update',
      id: '12',
      name: 'Read a text aloud',
      needs: ['new-version'],
      explain: 'Pools that exist stay with the old version.',
      differences: [
        {
          field: 'public_description',
          local: 'Record yourself reading two sentences.',
          remote: 'Record yourself.',
        },
        { field: 'task_spec.input_spec.text.max_length', local: 400, remote: undefined },
        {
          field: 'task_spec.view_spec.config.view.items.0',
          local: undefined,
          remote: { type: 'view.text', content: '<b>Read</b> this' },
        },
      ],
    }),
    step({
      path: 'read.training.yaml',
      kind: 'training',
      action: 'create',
      name: 'How to read',
      tasks: [
        { file: 'data/training.tsv', kind: 'training', rows: 12, refused: 0, state: 'to-upload' },
      ],
    }),
    step({
      path: 'read.pool.yaml',
      kind: 'pool',
      action: 'update',
      id: '99',
      name: 'First batch',
      needs: ['close-and-reopen'],
      differences: Array.from({ length: 9 }, (_, i) => ({
        field: `quality_control.configs.${i}`,
        local: i,
        remote: undefined,
      })),
      tasks: [{ file: 'data/texts.tsv', kind: 'main', rows: 1200, refused: 3, state: 'to-upload' }],
    }),
  ],
  cost: money(86.4),
  spends: money(12.5),
  balance: 40,
  trouble: [],
};
const view: PlanView = {
  profile: 'Toloka',
  platform: 'real',
  plan,
  run: { state: 'ready' },
  results: {},
};

describe('the page of a plan', () => {
  let stand: PanelStand<HostMessage, PageMessage>;
  let page: Page;

  before(async () => {
    stand = await PanelStand.open({ name: 'plan', viewport: { width: 1000, height: 900 } });
    page = stand.page;
  });
  after(() => stand.close());

  const show = (change: Partial<PlanView>): Promise<void> =>
    stand.say({ type: 'view', view: { ...view, ...change } });
  const asked = (): Promise<readonly PageMessage[]> => stand.asked();
  const button = (name: string) => page.getByRole('button', { name });

  it('says what is done, what differs and what it costs', async () => {
    await show({});
    assert.deepEqual(await asked(), [{ type: 'ready' }]);
    await page
      .getByText('1 to create · 2 to update · 1 unchanged · 1,212 tasks to upload')
      .waitFor();
    assert.equal(await page.getByRole('listitem').count(), 3);
    await page.getByText('makes a new version').waitFor();
    const row = page.getByRole('row', { name: /public_description/ });
    assert.deepEqual(await row.locator('code').allInnerTexts(), [
      'Record yourself.',
      'Record yourself reading two sentences.',
    ]);
    await page.getByText('$46.40 too little').waitFor();
    await page.getByText('3 rows cannot be sent').waitFor();
    // What somebody wrote into a project is text here.
    assert.equal(await page.locator('code b').count(), 0);
  });

  it('is used by keys alone', async () => {
    await page.keyboard.press('Control+Enter');
    assert.deepEqual(await asked(), [{ type: 'apply' }]);
    await button('Diff of First batch').focus();
    await page.keyboard.press('Enter');
    await button('read.pool.yaml').focus();
    await page.keyboard.press('Enter');
    assert.deepEqual(await asked(), [
      { type: 'diff', path: 'read.pool.yaml' },
      { type: 'open', path: 'read.pool.yaml' },
    ]);
    await button('Show 3 more').press('Enter');
    await page.getByRole('rowheader', { name: 'quality_control.configs.8' }).waitFor();
    await show({ run: { state: 'applying' } });
    await button('Cancel').waitFor();
    // What was pressed is gone; the table that it made longer has the focus.
    await page.locator('table:focus').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Escape');
    assert.deepEqual(await asked(), [{ type: 'cancel' }]);
    await button('Cancel').focus();
    await show({ run: { state: 'cancelled' } });
    await page.locator('button:focus', { hasText: 'Plan Again' }).waitFor();
  });

  it('names the sum on the button, and offers nothing where nothing can be done', async () => {
    await show({});
    assert.equal(await button('Apply 3 Changes, $12.50').isEnabled(), true);
    const trouble = [
      {
        path: 'a.pool.yaml',
        problem: 'invalid-spec' as const,
        message: 'a.pool.yaml:3:1: wrong\nand more',
      },
    ];
    await show({ plan: { ...plan, trouble } });
    await page.getByText('a.pool.yaml:3:1: wrong').waitFor();
    assert.equal(await button('Apply 3 Changes, $12.50').isDisabled(), true);
    await page.keyboard.press('Control+Enter');
    assert.deepEqual(await asked(), []);
    await show({
      plan: { ...plan, steps: plan.steps.slice(0, 1), cost: money(0), spends: money(0) },
    });
    await page.getByText('Nothing to do: Toloka has what the specs say.').waitFor();
    assert.equal(await button('Nothing to Apply').isDisabled(), true);
  });

  it('tells what becomes of each step, and why something failed', async () => {
    await show({
      run: { state: 'applying' },
      results: {
        'read.project.yaml': { state: 'done', text: 'updated 12' },
        'read.pool.yaml': { state: 'uploading', text: '400 of 1200 tasks' },
      },
    });
    await page.getByText('updated 12').waitFor();
    await page.getByText('400 of 1200 tasks').waitFor();
    await show({ run: { state: 'failed', message: 'The platform said no (ACCESS_DENIED)' } });
    assert.match(await page.getByRole('alert').innerText(), /could not be applied.*said no/s);
  });

  it('looks right in every theme and breaks none of its rules', async () => {
    await show({});
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await page.screenshot({ path: `artifacts/plan-${theme}.png`, fullPage: true });
    }
    await page.setViewportSize({ width: 420, height: 800 });
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    assert.ok(width <= 420, `scrolls sideways: ${width}`);
    await page.screenshot({ path: 'artifacts/plan-narrow.png' });
    assert.deepEqual(stand.complaints, []);
  });
});
