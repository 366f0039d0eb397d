/** The task for those who cannot see it well, or have no pointer: an axe check, and the keyboard. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { samples } from './gallery/samples';
import { pageScenes } from './gallery/scenes';
import { eventually } from './session';
import { FrameBrowser } from './taskFrame';

const axe = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe finds that is serious or critical, in words. */
async function findings(browser: FrameBrowser): Promise<readonly string[]> {
  await browser.inFrame(`${axe}; true`);
  const violations = await browser.inFrame<readonly Violation[]>(
    "axe.run(document, { resultTypes: ['violations'], iframes: false }).then(({ violations }) => violations)",
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
}

/** A page with every component, each field at a place of its own. */
function everything(): {
  readonly config: unknown;
  readonly answer: Readonly<Record<string, unknown>>;
} {
  const answer: Record<string, unknown> = {};
  const items = Object.entries(samples).map(([type, { props, filled }], index) => {
    if (!type.startsWith('field.')) return { type, ...props };
    const path = `f${String(index)}`;
    if (filled !== undefined) answer[path] = filled;
    const validation = { type: 'condition.required' };
    return { type, ...props, data: { type: 'data.output', path }, validation };
  });
  const plugins = [
    {
      type: 'plugin.hotkeys',
      a: { type: 'action.set', data: { type: 'data.output', path: 'f0' } },
    },
  ];
  return { config: { view: { type: 'view.list', items }, plugins }, answer };
}

describe('A task within reach of everybody', () => {
  let browser: FrameBrowser;
  before(async () => {
    browser = await FrameBrowser.start();
  });
  after(() => browser.close());

  for (const theme of ['light', 'dark', 'contrast'] as const) {
    it(`gives axe nothing serious to say about any component, ${theme}`, async () => {
      const { config, answer } = everything();
      await browser.open({ config, tasks: [{ answer }], settings: { theme } });
      assert.deepEqual(await findings(browser), []);
    });
  }

  it('gives axe nothing serious to say while everything is empty and wrong', async () => {
    const { config } = everything();
    await browser.open({ config });
    await browser.submit();
    assert.deepEqual(await findings(browser), []);
  });

  it('gives axe nothing serious to say in review, and on pages of several tasks', async () => {
    const { config, answer } = everything();
    await browser.open({ config, tasks: [{ answer }], settings: { readOnly: true } });
    assert.deepEqual(await findings(browser), []);
    for (const { picture } of pageScenes) {
      await browser.open(picture);
      assert.deepEqual(await findings(browser), []);
    }
  });

  it('gives axe nothing serious to say about what opens', async () => {
    const hint = { label: 'Pick', hint: 'Why' };
    const data = (path: string): unknown => ({ type: 'data.output', path });
    const options = [{ label: 'One', value: 1 }];
    await browser.open({
      config: {
        view: {
          type: 'view.list',
          items: [
            { type: 'field.select', ...hint, options, data: data('a') },
            { type: 'field.date', ...hint, format: 'date', data: data('b') },
            { type: 'field.audio', ...hint, data: data('c') },
          ],
        },
      },
    });
    await browser.frame.getByRole('button', { name: 'Hint' }).first().click();
    assert.deepEqual(await findings(browser), []);
    await browser.frame.getByRole('combobox').click();
    assert.deepEqual(await findings(browser), []);
    await browser.frame.getByRole('button', { name: 'Calendar' }).click();
    assert.deepEqual(await findings(browser), []);
    await browser.frame.getByRole('button', { name: 'Record audio' }).click();
    assert.deepEqual(await findings(browser), []);
  });

  it('fills in a form by keyboard alone', async () => {
    const data = (path: string): unknown => ({ type: 'data.output', path });
    const options = [
      { label: 'One', value: 1 },
      { label: 'Two', value: 2 },
    ];
    await browser.open({
      config: {
        view: {
          type: 'view.list',
          items: [
            { type: 'field.text', label: 'Name', data: data('name') },
            { type: 'field.radio-group', label: 'Radio', options, data: data('radio') },
            { type: 'field.checkbox', label: 'Box', data: data('box') },
            { type: 'field.tumbler', label: 'Switch', data: data('switch') },
            { type: 'field.button-radio-group', label: 'Buttons', options, data: data('buttons') },
            { type: 'field.select', label: 'Menu', options, data: data('menu') },
            { type: 'field.date', label: 'Day', format: 'date', data: data('day') },
            {
              type: 'field.list',
              label: 'List',
              buttonLabel: 'Another',
              render: { type: 'field.text', label: 'Item', data: { type: 'data.relative' } },
              data: data('list'),
            },
            {
              type: 'view.collapse',
              label: 'More',
              content: { type: 'field.textarea', label: 'Remark', data: data('remark') },
            },
          ],
        },
      },
    });
    const { keyboard } = browser.page;
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await keyboard.press(key);
    };
    await browser.frame.locator('body').focus();
    await press('Tab');
    await eventually(async () => {
      assert.equal(await browser.inFrame('document.activeElement.tagName'), 'INPUT');
      assert.equal(await browser.inFrame('document.hasFocus()'), true);
    });
    await keyboard.type('Ann');
    await press('Tab', 'Tab', 'ArrowDown'); // past the cross; an arrow picks a radio
    await press('Tab', 'Space', 'Tab', 'Space'); // box, switch
    await press('Tab', 'Tab', 'Enter'); // second button
    await press('Tab', 'Enter', 'ArrowDown', 'Enter'); // menu
    await press('Tab');
    await keyboard.type('20240506');
    await press('Tab', 'Tab', 'Enter'); // past the calendar; another item
    await press('Shift+Tab', 'Shift+Tab'); // past its removal
    await keyboard.type('first');
    await press('Tab', 'Tab', 'Tab', 'Tab', 'Enter', 'Tab'); // past cross, removal and addition
    await keyboard.type('Remark');
    await eventually(async () => {
      const output = (await browser.output()) as Readonly<Record<string, unknown>>;
      assert.deepEqual(
        { ...output, day: typeof output.day },
        {
          ...{ name: 'Ann', radio: 2, box: true, switch: true, buttons: 2, menu: 2 },
          ...{ day: 'string', list: ['first'], remark: 'Remark' },
        },
      );
    });
  });
});
