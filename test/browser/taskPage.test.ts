/** A page of tasks at work: several tasks, edits of the config under the hands, files and recordings. */
import assert from 'node:assert/strict';
import { clip, picture } from './gallery/media';
import { eventually } from './session';
import { FrameBrowser } from './taskFrame';

const data = (path: string): unknown => ({ type: 'data.output', path });
const name = { type: 'field.text', label: 'Name', data: data('name') };
const list = (...items: readonly unknown[]): unknown => ({ view: { type: 'view.list', items } });

describe('A page of tasks', () => {
  let browser: FrameBrowser;
  before(async () => {
    browser = await FrameBrowser.start();
  });
  after(() => browser.close());

  const outputs = async (): Promise<readonly unknown[]> =>
    (await browser.reports()).map(({ output }) => output);
  const expectOutputs = (expected: readonly unknown[]): Promise<void> =>
    eventually(async () => assert.deepEqual(await outputs(), expected));
  const card = (index: number) => browser.frame.locator(`[data-task="${String(index)}"]`);

  describe('with several of them', () => {
    const toloka = (layout: unknown): readonly unknown[] => [
      {
        type: 'plugin.toloka',
        layout,
        notifications: [
          {
            type: 'view.text',
            content: {
              type: 'helper.join',
              items: {
                type: 'helper.transform',
                items: { type: 'data.local', path: 'inputValues' },
                into: { type: 'data.local', path: 'item.n' },
              },
              by: ' and ',
            },
          },
        ],
      },
      { type: 'plugin.hotkeys', a: { type: 'action.set', data: data('key'), payload: 'a' } },
    ];
    const config = (layout: unknown): unknown => ({
      view: { ...name, validation: { type: 'condition.required' } },
      plugins: toloka(layout),
    });
    const tasks = [{ input: { n: 'one' } }, { input: { n: 'two' } }, { input: { n: 'three' } }];

    it('gives each its own answer, and the keys to the one that was used last', async () => {
      await browser.open({ config: config({ kind: 'scroll' }), tasks });
      await card(1).getByLabel('Name').fill('second');
      await expectOutputs([{}, { name: 'second' }, {}]);
      await card(2)
        .locator('.tb-card-inner')
        .click({ position: { x: 4, y: 4 } });
      await browser.page.keyboard.press('a');
      await expectOutputs([{}, { name: 'second' }, { key: 'a' }]);
      assert.match(await browser.text(), /one and two and three/);
    });

    it('submits once all are valid, and goes to the first that is not', async () => {
      await browser.open({ config: config({ kind: 'pager', taskWidth: 400 }), tasks });
      await card(0).getByLabel('Name').fill('first');
      const reports = await browser.submit();
      assert.deepEqual(
        reports.map(({ valid }) => valid),
        [true, false, false],
      );
      await card(1).getByText('must be filled in').waitFor();
      assert.ok(await card(0).isHidden());
      await browser.frame.getByRole('button', { name: 'Task 3' }).click();
      await card(2).getByLabel('Name').fill('third');
      await browser.frame.getByRole('button', { name: 'Task 2' }).click();
      await card(1).getByLabel('Name').fill('second');
      assert.ok((await browser.submit()).every(({ valid }) => valid));
    });

    it('shows the hint of a training with the task it is about', async () => {
      const hinted = [{}, { hint: 'Look again' }];
      await browser.open({ config: config({ kind: 'scroll' }), tasks: [{}, {}] });
      await card(0).getByLabel('Name').fill('stays');
      await expectOutputs([{ name: 'stays' }, {}]);
      await browser.draw({ config: config({ kind: 'scroll' }), tasks: hinted });
      await card(1).getByText('Look again').waitFor();
      assert.equal(await card(0).getByText('Look again').count(), 0);
      await expectOutputs([{ name: 'stays' }, {}]);
    });
  });

  it('submits on Enter in the only text input, and not where there are two', async () => {
    await browser.open({ config: list(name) });
    await browser.frame.getByLabel('Name').press('Enter');
    await eventually(async () => assert.equal((await browser.heard('submitted')).length, 1));
    await browser.open({ config: list(name, { ...name, label: 'Other', data: data('other') }) });
    await browser.frame.getByLabel('Name').press('Enter');
    await browser.frame.getByLabel('Name').fill('x');
    await expectOutputs([{ name: 'x' }]);
    assert.equal((await browser.heard('submitted')).length, 0);
  });

  it('submits on Enter and takes hotkeys in inputs where the config lets them', async () => {
    const action = { type: 'action.set', data: data('key'), payload: 1 };
    const view = { type: 'view.list', items: [name, { ...name, data: data('other') }] };
    const plugins = [{ type: 'plugin.hotkeys', allowHotkeysInInputs: true, q: action }];
    await browser.open({ config: { view, plugins } });
    await browser.focus(browser.frame.getByLabel('Name').first());
    await browser.page.keyboard.press('q');
    await expectOutputs([{ key: 1 }]);
    await browser.page.keyboard.press('Enter');
    await eventually(async () => assert.equal((await browser.heard('submitted')).length, 1));
  });

  it('speaks the language of the performer', async () => {
    const view = { ...name, validation: { type: 'condition.required' } };
    await browser.open({ config: { view }, settings: { language: 'ru', direction: 'ltr' } });
    await browser.submit();
    await browser.frame.getByText('нужно заполнить').waitFor();
    await browser.surround({ language: 'ar', direction: 'rtl' });
    await browser.frame.getByText('يجب ملؤه').waitFor();
    assert.equal(await browser.inFrame('document.documentElement.dir'), 'rtl');
  });

  describe('while its config is edited', () => {
    it('keeps what was typed, the focus and the caret', async () => {
      await browser.open({ config: list(name) });
      await browser.focus(browser.frame.getByLabel('Name'));
      await browser.page.keyboard.type('Anna');
      await browser.page.keyboard.press('ArrowLeft');
      await browser.draw({ config: list({ type: 'view.text', content: 'New above' }, name) });
      await browser.frame.getByText('New above').waitFor();
      await browser.page.keyboard.type('b');
      await expectOutputs([{ name: 'Annba' }]);
    });

    it('keeps a player playing, and what it was played', async () => {
      const validation = { type: 'condition.played' };
      const audio = { type: 'view.audio', url: clip, loop: true, validation };
      await browser.open({ config: list(audio) });
      await browser.inFrame("document.querySelector('audio').marked = true");
      await browser.inFrame("document.querySelector('audio').dispatchEvent(new Event('play'))");
      await eventually(async () => assert.equal((await browser.reports())[0]?.valid, true));
      await browser.draw({
        config: list({ type: 'view.divider' }, { type: 'view.divider' }, audio),
      });
      assert.equal(await browser.inFrame("document.querySelector('audio').marked"), true);
      assert.equal((await browser.reports())[0]?.valid, true);
    });

    it('takes the answer of a field away with the field, and gives it back', async () => {
      await browser.open({ config: list(name) });
      await browser.frame.getByLabel('Name').fill('Ann');
      await expectOutputs([{ name: 'Ann' }]);
      await browser.draw({ config: list({ type: 'field.tex', data: data('name') }) });
      await expectOutputs([{}]);
      await browser.draw({ config: list(name) });
      await expectOutputs([{ name: 'Ann' }]);
      assert.equal(await browser.frame.getByLabel('Name').inputValue(), 'Ann');
    });

    it('shows another default where nobody has answered yet, and never over an answer', async () => {
      const field = (value: string): unknown => ({
        ...name,
        data: { type: 'data.output', path: 'name', default: value },
      });
      await browser.open({ config: list(field('first')) });
      await expectOutputs([{ name: 'first' }]);
      await browser.draw({ config: list(field('second')) });
      await expectOutputs([{ name: 'second' }]);
      await browser.frame.getByLabel('Name').fill('mine');
      await expectOutputs([{ name: 'mine' }]);
      await browser.draw({ config: list(field('third')) });
      await expectOutputs([{ name: 'mine' }]);
    });

    it('draws the newest edit only', async () => {
      await browser.open({ config: list(name) });
      const message = (version: number, content: string): unknown => ({
        ...{ type: 'render', version, inputSpec: {}, outputSpec: {} },
        interface: { kind: 'tb', translations: {}, config: list({ type: 'view.text', content }) },
        tasks: [{ id: '0', input: {} }],
        settings: {
          readOnly: false,
          platformOrigin: '',
          language: 'en',
          location: '',
          direction: 'ltr',
          theme: 'light',
          allowedHosts: [],
        },
      });
      for (const [version, content] of [
        [90, 'newest'],
        [80, 'older'],
      ] as const) {
        await browser.page.evaluate(
          `window.port.postMessage(${JSON.stringify(message(version, content))})`,
        );
      }
      await browser.frame.getByText('newest').waitFor();
      assert.equal(await browser.frame.getByText('older').count(), 0);
    });
  });

  it('keeps what belongs to an item of a list when one before it is removed', async () => {
    const render = {
      type: 'view.collapse',
      label: 'Item',
      content: { type: 'field.text', label: 'Word', data: { type: 'data.relative', path: 'word' } },
    };
    await browser.open({
      config: { view: { type: 'field.list', buttonLabel: 'Another', render, data: data('words') } },
      tasks: [{ answer: { words: [{ word: 'a' }, { word: 'b' }] } }],
    });
    await browser.frame.getByText('Item').nth(1).click();
    await browser.frame.locator('details').nth(1).locator('input').waitFor({ state: 'visible' });
    await browser.frame.getByRole('button', { name: 'Remove item 1' }).click({ force: true });
    await expectOutputs([{ words: [{ word: 'b' }] }]);
    assert.equal(await browser.frame.locator('details[open]').count(), 1);
    assert.equal(await browser.frame.getByLabel('Word').inputValue(), 'b');
  });

  describe('with files', () => {
    const audio = { view: { type: 'field.audio', label: 'Voice', data: data('voice') } };

    it('offers a made-up clip where no microphone may be used', async () => {
      await browser.open({ config: audio });
      await browser.frame.getByRole('button', { name: 'Record audio' }).click();
      await browser.frame.getByRole('button', { name: 'Record', exact: true }).click();
      await eventually(async () => assert.equal((await browser.heard('record')).length, 1));
      await browser.post({ type: 'recording', state: 'refused' });
      await browser.frame.getByText(/No microphone/).waitFor();
      await browser.frame.getByRole('button', { name: 'Use a sample clip' }).click();
      await browser.frame.getByRole('button', { name: /^recording-\d+\.wav$/ }).waitFor();
      await eventually(async () => assert.equal((await browser.heard('file')).length, 1));
    });

    it('takes several files where several are wanted, and the newest where one is', async () => {
      const file = (index: number): { name: string; mimeType: string; buffer: Buffer } => ({
        ...{ name: `${String(index)}.txt`, mimeType: 'text/plain', buffer: Buffer.from('text') },
      });
      for (const multiple of [false, true]) {
        await browser.open({
          config: { view: { type: 'field.file', multiple, data: data('files') } },
        });
        await browser.frame.locator('input[type=file]').setInputFiles([file(1)]);
        await browser.frame.getByText('1.txt').waitFor();
        await browser.frame.locator('input[type=file]').setInputFiles([file(2)]);
        await browser.frame.getByText('2.txt').waitFor();
        assert.equal(await browser.frame.locator('.tb-upload-tile').count(), multiple ? 2 : 1);
      }
    });

    it('shows the pictures of a past answer in a gallery that turns and opens', async () => {
      await browser.open({
        config: {
          view: { type: 'field.media-file', accept: { photo: true }, data: data('photo') },
        },
        tasks: [{ answer: { photo: 'p1' } }],
        settings: { readOnly: true },
      });
      // Files travel as blobs, which only the page itself can make.
      await browser.page
        .evaluate(`fetch(${JSON.stringify(picture)}).then((r) => r.blob()).then((blob) =>
        window.port.postMessage({ type: 'render', version: 99, inputSpec: {}, outputSpec: {},
          interface: { kind: 'tb', translations: {}, config: { view: { type: 'field.media-file', accept: { photo: true }, data: { type: 'data.output', path: 'photo' } } } },
          tasks: [{ id: '0', input: {}, answer: { photo: 'p1' }, files: { p1: { name: 'a.svg', blob } } }],
          settings: { readOnly: true, platformOrigin: '', language: 'en', location: '', direction: 'ltr', theme: 'light', allowedHosts: [] } }))`);
      await browser.frame.getByRole('img', { name: 'a.svg' }).waitFor();
      await browser.frame.getByRole('button', { name: 'Rotate right' }).click();
      await browser.frame.getByRole('button', { name: 'Full screen' }).click();
      await browser.frame.getByRole('dialog', { name: 'a.svg' }).waitFor();
      await browser.page.keyboard.press('Escape');
      assert.equal(await browser.frame.getByRole('dialog').count(), 0);
    });
  });

  it('loads an embedded page only from a host that is allowed', async () => {
    const config = { view: { type: 'view.iframe', url: 'https://pages.invalid/x', label: 'Page' } };
    await browser.open({ config });
    assert.equal(await browser.frame.locator('iframe').count(), 0);
    await browser.open({ config, settings: { allowedHosts: ['https://pages.invalid'] } });
    const frame = browser.frame.locator('iframe');
    assert.equal(await frame.getAttribute('sandbox'), 'allow-scripts allow-forms');
    assert.equal(await frame.getAttribute('referrerpolicy'), 'no-referrer');
  });

  it('says hello for as long as asked, and lets itself be closed', async () => {
    const payload = { content: 'Hello', theme: 'warning', duration: 60_000, spin: true };
    const action = { type: 'action.notify', payload };
    await browser.open({ config: { view: { type: 'view.action-button', label: 'Say', action } } });
    await browser.frame.getByRole('button', { name: 'Say' }).click();
    await browser.frame.locator('.tb-toast-warning .tb-spinner').waitFor();
    await browser.frame.getByRole('button', { name: 'Close' }).click();
    await browser.frame.getByText('Hello').waitFor({ state: 'detached' });
  });
});
