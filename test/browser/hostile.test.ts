/** Specs and rows that mean harm: nothing of them runs, leaves the frame, or holds up the page. */
import assert from 'node:assert/strict';
import { eventually } from './session';
import { FrameBrowser, type TaskPicture } from './taskFrame';

const script = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>';
const data = { type: 'data.output', path: 'value' };

describe('Hostile specs in the task frame', () => {
  let browser: FrameBrowser;
  const asked: string[] = [];
  before(async () => {
    browser = await FrameBrowser.start();
    browser.page.on('request', (request) => asked.push(request.url()));
  });
  beforeEach(() => {
    asked.length = 0;
  });
  after(() => browser.close());

  async function assertHarmless(picture: TaskPicture): Promise<void> {
    await browser.open(picture);
    assert.equal(await browser.inFrame('window.pwned'), undefined);
    assert.equal(
      await browser.inFrame("document.querySelectorAll('script:not([nonce])').length"),
      0,
    );
  }

  it('shows script in labels, hints, options and texts as text', async () => {
    await assertHarmless({
      config: {
        view: {
          type: 'view.list',
          items: [
            { type: 'view.text', label: script, hint: script, content: script },
            { type: 'field.select', label: script, options: [{ label: script, value: 1 }], data },
            { type: 'field.radio-group', options: [{ label: script, value: script }], data },
            {
              type: 'view.alert',
              theme: '"><script>window.pwned=1</script>',
              content: { type: 'view.text', content: script },
            },
          ],
        },
      },
    });
    assert.ok((await browser.text()).includes(script));
    await browser.frame.getByRole('combobox').click();
    await browser.frame.getByRole('option', { name: script }).waitFor();
    assert.equal(await browser.inFrame('window.pwned'), undefined);
  });

  it('prints HTML of Markdown, and runs none of it', async () => {
    const content = `# ${script}\n\n[go](javascript:window.pwned=1) <b onclick="pwned=1">bold</b>\n\n![x](javascript:window.pwned=1)`;
    await assertHarmless({
      config: {
        view: {
          type: 'view.list',
          items: [
            { type: 'view.markdown', content },
            {
              type: 'field.quiz',
              instruction: content,
              data,
              options: [
                {
                  key: 'q',
                  label: content,
                  options: [{ label: content, value: 1, hint: content }],
                },
              ],
            },
          ],
        },
      },
    });
    assert.equal(await browser.frame.locator('[onclick], [onerror]').count(), 0);
    assert.equal(await browser.frame.locator('a[href^="javascript"]').count(), 0);
  });

  it('opens no script and no other protocol through links, buttons, pictures or frames', async () => {
    const url = 'javascript:parent.pwned=window.pwned=1';
    const items = [
      { type: 'view.link', url, content: 'link' },
      { type: 'view.link-group', links: [{ url, content: 'grouped', theme: 'primary' }] },
      {
        type: 'view.action-button',
        label: 'button',
        action: { type: 'action.open-link', payload: url },
      },
      { type: 'view.image', url },
      { type: 'view.iframe', url },
      { type: 'view.audio', url },
      { type: 'view.video', url },
      { type: 'field.image-annotation', image: url, data },
    ];
    await assertHarmless({ config: { view: { type: 'view.list', items } } });
    for (const name of ['link', 'grouped'])
      await browser.frame.getByText(name, { exact: true }).click({ force: true });
    await browser.frame.getByRole('button', { name: 'button' }).click();
    await eventually(async () => {
      assert.ok(
        (await browser.heard('problem')).some(({ message }) => message.includes('http(s)')),
      );
    });
    assert.deepEqual(await browser.openedLinks(), []);
    assert.equal(await browser.frame.locator('iframe').count(), 0);
    assert.equal(await browser.page.evaluate('window.pwned'), undefined);
    assert.equal(browser.page.context().pages().length, 1);
  });

  it('asks no host for anything but the pictures and sound that rows and config name', async () => {
    await assertHarmless({
      config: {
        view: {
          type: 'view.list',
          items: [
            { type: 'view.image', url: 'https://pictures.invalid/a.png', noLazyLoad: true },
            { type: 'view.iframe', url: 'https://pages.invalid/' },
            {
              type: 'view.map',
              center: '1,1',
              markers: [{ position: '1,1', color: 'url(https://colours.invalid/)' }],
            },
            { type: 'view.text', content: '<link rel=stylesheet href=//styles.invalid>' },
          ],
        },
      },
    });
    await eventually(() => {
      assert.ok(asked.some((url) => url.startsWith('https://pictures.invalid/')));
      return Promise.resolve();
    });
    const hosts = asked.filter((url) => /^https?:/.test(url)).map((url) => new URL(url).host);
    assert.deepEqual([...new Set(hosts)], ['pictures.invalid']);
  });

  it('draws the first of a giant array, and says how many follow', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => i);
    const view = {
      type: 'view.list',
      items: {
        type: 'helper.transform',
        items: { type: 'data.input', path: 'rows' },
        into: { type: 'view.text', content: { type: 'data.local', path: 'item' } },
      },
    };
    await browser.open({ config: { view }, tasks: [{ input: { rows } }] });
    await browser.frame.getByText('149', { exact: true }).waitFor();
    const drawn = await browser.frame.locator('.view-text').count();
    assert.ok(drawn < 1001, `${String(drawn)} drawn`);
    await browser.inFrame("document.querySelector('.tb-more').click()");
    await browser.frame.getByText('299', { exact: true }).waitFor();
  });

  it('stops at interfaces that contain themselves', async () => {
    const loop = { type: 'view.group', content: { $ref: 'vars.loop' } };
    await browser.open({
      config: {
        vars: { loop },
        view: {
          type: 'view.list',
          items: [{ $ref: 'vars.loop' }, { type: 'view.text', content: 'alive' }],
        },
      },
    });
    await browser.frame.getByText('alive').waitFor();
    await browser.frame.locator('.tb-broken').filter({ hasText: 'contains itself' }).waitFor();
  });

  it('gives up on an interface that doubles itself thirty times', async () => {
    const vars: Record<string, unknown> = { v0: { type: 'view.text', content: 'leaf' } };
    for (let i = 1; i <= 30; i += 1) {
      const ref = { $ref: `vars.v${String(i - 1)}` };
      vars[`v${String(i)}`] = { type: 'view.list', items: [ref, ref] };
    }
    await browser.open({ config: { vars, view: { $ref: 'vars.v30' } } });
    await browser.frame.locator('.tb-broken').filter({ hasText: 'too large' }).waitFor();
  });

  it('keeps its page when recursive or strange data comes in a row', async () => {
    const deep = JSON.parse('['.repeat(2000) + ']'.repeat(2000)) as unknown;
    const poisoned = JSON.parse('{"__proto__": {"pwned": true}, "constructor": 1}') as unknown;
    await browser.open({
      config: {
        view: {
          type: 'view.list',
          items: [
            { type: 'view.json', content: { type: 'data.input', path: 'deep' } },
            { type: 'view.json', content: { type: 'data.input', path: 'poisoned' } },
            {
              type: 'field.text',
              label: 'proto',
              data: { type: 'data.output', path: '__proto__.pwned' },
            },
            { type: 'view.text', content: 'alive' },
          ],
        },
      },
      tasks: [{ input: { deep, poisoned } }],
    });
    await browser.frame.getByText('alive').waitFor();
    await browser.frame.getByLabel('proto').fill('x');
    await browser.frame.getByLabel('proto').press('Tab');
    assert.equal(await browser.inFrame('({}).pwned'), undefined);
  });

  it('goes on while pictures never load', async () => {
    const items = [
      { type: 'view.image', url: 'https://never.invalid/1.png', noLazyLoad: true },
      {
        type: 'field.image-annotation',
        image: 'https://never.invalid/2.png',
        data: { type: 'data.output', path: 'marks' },
      },
      { type: 'field.text', label: 'Name', data },
    ];
    await browser.open({ config: { view: { type: 'view.list', items } } });
    await browser.frame.getByLabel('Name').fill('Ann');
    await eventually(async () => assert.deepEqual(await browser.output(), { value: 'Ann' }));
  });

  it('takes ten thousand options without holding up the page', async () => {
    const options = Array.from({ length: 10_000 }, (_, i) => ({
      label: `Option ${String(i)}`,
      value: i,
    }));
    const fields = [
      'radio-group',
      'select',
      'multi-select',
      'checkbox-group',
      'button-radio-group',
    ];
    for (const name of fields) {
      await browser.open({
        config: {
          view: {
            type: 'view.list',
            items: [
              { type: 'field.text', label: 'Name', data: { type: 'data.output', path: 'name' } },
              { type: `field.${name}`, label: 'Pick', options, data },
            ],
          },
        },
      });
      const nodes = await browser.inFrame<number>("document.querySelectorAll('*').length");
      assert.ok(nodes < 3000, `${name} makes ${String(nodes)} elements`);
      await browser.frame.getByLabel('Name').fill('Ann');
      await eventually(async () => assert.deepEqual(await browser.output(), { name: 'Ann' }));
    }
    // The last one of a dropdown is there to be picked all the same.
    await browser.open({
      config: { view: { type: 'field.select', label: 'Pick', options, data } },
    });
    await browser.frame.getByRole('combobox').click();
    await browser.page.keyboard.press('End');
    await browser.page.keyboard.press('Enter');
    await eventually(async () => assert.deepEqual(await browser.output(), { value: 9999 }));
  });
});
