import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FrameLocator, Page } from 'playwright-core';
import { eventually } from '../session';
import { PanelSession } from './panelSession';

const project = `public_name: Read it
localization_config:
  default_language: EN
  additional_languages:
    - { language: AR, tb_view_spec: { keys: [{ key: ask, value: اقرأ }] } }
task_spec:
  input_spec: { text: { type: string } }
  output_spec: { ok: { type: string, allowed_values: ['yes', 'no'] } }
  view_spec:
    type: tb
    localizationConfig: { keys: [{ key: ask, defaultValue: Is it right? }] }
    config:
      view:
        type: view.list
        items:
          - { type: view.text, content: { type: data.input, path: text } }
          - type: field.radio-group
            label: { type: helper.translate, key: ask }
            data: { type: data.output, path: ok }
            validation: { type: condition.required }
            options:
              - { value: 'yes', label: Yes it is }
              - { value: 'no', label: No it is not }
              - { value: perhaps, label: Perhaps }
`;

const pool = `project_id: { $id: ./x.project.yaml }
filter: { and: [{ or: [{ category: computed, key: client_type, operator: EQ, value: TOLOKA_APP }] }] }
mixer_config: { real_tasks_count: 2, golden_tasks_count: 0, training_tasks_count: 1 }
$tasks:
  - { $file: ./rows.tsv, kind: main }
  - { $file: ./training.tsv, kind: training }
`;

const names = ['alpha', 'beta', 'gamma', 'delta'];

const files = {
  'x.project.yaml': project,
  'x.pool.yaml': pool,
  'rows.tsv': `INPUT:text\n${names.map((name) => `row ${name}`).join('\n')}\n`,
  'training.tsv': 'INPUT:text\tGOLDEN:ok\tHINT:text\nlearn\tyes\tIt is right: say yes.\n',
};

const axe = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

describe('the panel around a task', () => {
  let session: PanelSession;
  let page: Page;
  let frame: FrameLocator;

  before(async () => {
    session = await PanelSession.start({
      reviews: {
        choices: (chosen) =>
          Promise.resolve([
            chosen === undefined
              ? { kind: 'pool', id: 'p1', label: 'First pool', detail: 'pool p1' }
              : { kind: 'assignment', id: 'a1', label: 'a1', detail: 'accepted' },
          ]),
        open: (id) =>
          Promise.resolve({
            assignmentId: id,
            rows: [{ input_values: { text: 'from the past' }, answer: { ok: 'no' } }],
          }),
      },
    });
  });
  after(() => session.close());

  beforeEach(async () => {
    session.write(files);
    page = await session.open();
    frame = page.frameLocator('.task-frame:not(.coming)');
    // Nobody works with what is not drawn yet.
    await shows('row alpha');
  });
  afterEach(() => page.close());

  const shows = (text: string): Promise<void> => frame.getByText(text, { exact: true }).waitFor();
  const press = (name: string): Promise<void> =>
    page.getByRole('button', name === 'Data' ? { name: /^Data: / } : { name, exact: true }).click();
  const output = async (): Promise<unknown> =>
    JSON.parse(await page.getByRole('region', { name: 'Output' }).innerText()) as unknown;

  it('pages through rows and keeps the answer of each', async () => {
    await frame.getByLabel('Yes it is').check();
    await press('Next row');
    await shows('row beta');
    assert.equal(await frame.getByLabel('Yes it is').isChecked(), false);
    await page.getByLabel('Row number').fill('4');
    await page.getByLabel('Row number').press('Enter');
    await shows('row delta');
    await page.getByText('of 4').waitFor();
    await page.getByLabel('Row number').fill('1');
    await page.getByLabel('Row number').press('Enter');
    await shows('row alpha');
    assert.ok(await frame.getByLabel('Yes it is').isChecked());
    await press('Start over');
    await eventually(async () => assert.deepEqual(await output(), {}));
  });

  it('finds a row by a text in it', async () => {
    await press('Data');
    await page.getByLabel('Search rows').fill('GAMMA');
    await page.getByRole('button', { name: 'row gamma' }).click();
    await shows('row gamma');
    assert.equal(await page.getByLabel('Row number').inputValue(), '3');
  });

  it('lays a page as the mixer does, and shows the hint of a training task after a wrong answer', async () => {
    await press('Whole page');
    for (const text of ['row alpha', 'row beta', 'learn']) await shows(text);
    assert.equal(((await output()) as readonly unknown[]).length, 3);
    for (const one of await frame.getByLabel('No it is not').all()) await one.check();
    await press('Submit');
    await page.getByText('the platform would take these answers').waitFor();
    await page.getByText('This training task counts as wrong').waitFor();
    await frame.getByText('It is right: say yes.').waitFor();
  });

  it('shows values typed by hand, and says what is wrong with them', async () => {
    await page.getByRole('tab', { name: 'Input' }).click();
    await page.getByLabel('Input values').fill('{"text": ');
    await page.getByText('This is not JSON yet.').waitFor();
    await page.getByLabel('Input values').fill('{"text": "typed"}');
    await shows('typed');
    await page.getByText('Typed by hand').waitFor();
  });

  it('shows a past assignment, which cannot be changed', async () => {
    await press('Data');
    await press('Choose from the platform…');
    await page.getByRole('button', { name: 'First pool' }).click();
    await page.getByRole('button', { name: /^a1/ }).click();
    await shows('from the past');
    await eventually(async () => {
      assert.ok(await frame.getByLabel('No it is not').isChecked());
      assert.ok(await frame.getByLabel('No it is not').isDisabled());
    });
  });

  it('says where interface and platform disagree, and leads to the field', async () => {
    await frame.getByLabel('Perhaps').check();
    await press('Submit');
    await page
      .getByText('The interface takes this answer, the platform would refuse it.')
      .waitFor();
    await page.getByRole('list', { name: 'Messages' }).getByRole('button', { name: 'ok' }).click();
    await eventually(() => {
      const place = { part: 'outputSpec', field: 'ok' };
      assert.ok(session.said.some((one) => one.type === 'reveal' && same(one.place, place)));
      return Promise.resolve();
    });
  });

  it('copies the answer as a golden row, or adds it', async () => {
    await frame.getByLabel('Yes it is').check();
    await press('Add to golden tasks');
    await page.getByText('Added row alpha').waitFor();
    await press('Copy as golden row');
    await page.getByText('Copied as a golden row.').waitFor();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    assert.equal(copied, 'row alpha');
  });

  it('begins with the pool’s device, and changes it, its language, direction, colours and zoom', async () => {
    const width = (): Promise<unknown> => frame.locator('html').evaluate('innerWidth');
    await eventually(async () => assert.equal(await width(), 375));
    await page.getByLabel('Width', { exact: true }).selectOption('desktop');
    await eventually(async () => assert.equal(await width(), 1280));
    await page.getByText('1280 px, shown at').waitFor();
    await page.getByLabel('Width', { exact: true }).selectOption('custom');
    await page.getByLabel('Width in pixels').fill('500');
    await page.getByLabel('Width in pixels').press('Enter');
    await eventually(async () => assert.equal(await width(), 500));
    await press('View');
    await page.getByLabel('Language').selectOption('ar');
    await frame.getByText('اقرأ').waitFor();
    await page.getByLabel('Direction').selectOption('rtl');
    await page.getByLabel('Theme').selectOption('dark');
    await page.getByLabel('Zoom').selectOption('150');
    await eventually(async () => {
      const root = frame.locator('html');
      assert.equal(await root.getAttribute('dir'), 'rtl');
      assert.equal(await root.getAttribute('lang'), 'ar');
      assert.equal(await root.getAttribute('data-theme'), 'dark');
      const scale: unknown = await page.evaluate(
        "document.querySelector('.task-frame').getBoundingClientRect().width / 500",
      );
      assert.equal(scale, 1.5);
    });
  });

  it('comes back after a reload with its row, its frame and its answers', async () => {
    await press('Next row');
    await shows('row beta');
    await frame.getByLabel('No it is not').check();
    await page.getByLabel('Width', { exact: true }).selectOption('tablet');
    await page.reload();
    await shows('row beta');
    await eventually(async () => assert.deepEqual(await output(), { ok: 'no' }));
    assert.equal(await page.getByLabel('Width', { exact: true }).inputValue(), 'tablet');
    assert.equal(await page.getByLabel('Row number').inputValue(), '2');
  });

  it('picks an element by pointer and by keyboard, and tells its source', async () => {
    session.said.length = 0;
    const picked = (path: string): Promise<void> =>
      eventually(() => {
        const place = { part: 'config', path };
        assert.ok(session.said.some((one) => one.type === 'reveal' && same(one.place, place)));
        return Promise.resolve();
      });
    await press('Pick an element');
    await frame.getByText('row alpha').click();
    await picked('view.items.0');
    const button = page.getByRole('button', { name: 'Pick an element' });
    await eventually(async () => assert.equal(await button.getAttribute('aria-pressed'), 'false'));
    await frame.getByText('Yes it is').click({ modifiers: ['Alt'] });
    await picked('view.items.1');
    assert.deepEqual(await output(), {}, 'picking answers nothing');
    session.said.length = 0;
    await press('Pick an element');
    await frame.locator('[data-path="view.items.0"]').focus();
    await page.keyboard.press('Enter');
    await picked('view.items.0');
  });

  it('can be used with the keyboard alone', async () => {
    await page.getByLabel('Width', { exact: true }).focus();
    const order: string[] = [];
    for (let i = 0; i < 20; i += 1) {
      await page.keyboard.press('Tab');
      order.push(await page.evaluate<string>(focused));
    }
    for (const name of ['View', 'Start over', 'Next row', 'Whole page', 'IFRAME', 'Submit'])
      assert.ok(order.includes(name), `${name} in ${order.join(', ')}`);
    await page.getByRole('tab', { name: 'Output' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByLabel('Input values').waitFor();
    await page.getByRole('button', { name: /^Data: / }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Data' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Data' }).waitFor({ state: 'hidden' });
    assert.equal(await page.evaluate(focused), 'Data: rows.tsv');
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`gives axe nothing serious to say, ${scheme}`, async () => {
      await page.emulateMedia({ colorScheme: scheme });
      await frame.getByLabel('Perhaps').check();
      await press('Submit');
      await page.evaluate(axe);
      for (const open of [undefined, 'Data', 'View', 'Input', 'Validation']) {
        if (open === 'Data' || open === 'View') await press(open);
        else if (open !== undefined) await page.getByRole('tab', { name: open }).click();
        assert.deepEqual(await serious(page), [], open);
        if (open === 'Data' || open === 'View') await page.keyboard.press('Escape');
      }
    });
  }

  it('draws only the newest of many edits, and keeps what is typed', async () => {
    await frame.getByLabel('No it is not').check();
    for (let i = 0; i <= 30; i += 1) {
      session.write({ 'x.project.yaml': project.replace('Is it right?', `Version ${String(i)}`) });
    }
    await shows('Version 30');
    assert.ok(await frame.getByLabel('No it is not').isChecked());
  });
});

const focused = `(() => {
  const element = document.activeElement;
  return element.tagName === 'IFRAME' ? 'IFRAME' : element.getAttribute('aria-label') ?? element.textContent;
})()`;

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

async function serious(page: Page): Promise<readonly string[]> {
  const violations = await page.evaluate<readonly Violation[]>(
    "axe.run(document, { iframes: false, resultTypes: ['violations'] }).then((result) => result.violations)",
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
