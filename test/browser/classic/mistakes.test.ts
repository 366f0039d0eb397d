import assert from 'node:assert/strict';
import { eventually } from '../session';
import { Stand, type StandPage } from './stand';
import { taskWith } from './taskWith';

describe('a classic interface with mistakes', () => {
  let stand: Stand;
  let page: StandPage;
  before(async () => {
    stand = await Stand.start();
  });
  after(() => stand.close());
  afterEach(() => page.close());

  /** Places and messages of what went wrong. */
  async function problems(): Promise<readonly (readonly [string, unknown])[]> {
    return (await page.problems()).map(({ message, place }) => [message, place]);
  }

  it('draws the fields that can be drawn, and says which cannot', async () => {
    const markup =
      '{{field type="input" name="a"}}\n{{field type="nonsense" name="b"}}\n{{field type="input"}}\n' +
      '{{field type="image-annotation" name="c" src="x"}}';
    page = await stand.open({ markup, output: { a: { type: 'string' } } });
    await page.frame.getByText('There is no field type "nonsense"').waitFor();
    await page.frame.getByText('needs a name, its output field').waitFor();
    await page.frame.getByText('image-annotation.js in script_urls').waitFor();
    await page.frame.getByRole('textbox').fill('alive');
    await eventually(async () => assert.deepEqual(await page.outputs(), [{ a: 'alive' }]));
    await page.frame.getByRole('button', { name: 'markup, line 2' }).click();
    const reveal = (await page.messages()).find(({ type }) => type === 'reveal');
    assert.deepEqual(reveal, { type: 'reveal', place: { part: 'markup', from: 1, to: 1 } });
  });

  it('names the line of markup that is no template', async () => {
    page = await stand.open({ markup: '<p>\n{{#if a}}\n</p>\n{{/each}}' });
    assert.deepEqual(await problems(), [
      ["if doesn't match each", { part: 'markup', from: 1, to: 1 }],
    ]);
    await page.show({ markup: '<p>mended</p>' });
    await page.frame.getByText('mended').waitFor();
  });

  it('names the line on which a helper is missing, for the tasks it concerns', async () => {
    const markup = '<b>{{name}}</b>\n{{#if bad}}\n{{unheard name}}{{/if}}';
    const tasks = [{ input: { name: 'one', bad: true } }, { input: { name: 'two' } }];
    page = await stand.open({ markup }, tasks);
    await page.frame.getByText('two').waitFor();
    await page.frame.locator('.task').first().getByText('Missing helper: "unheard"').waitFor();
    assert.deepEqual((await problems())[0]?.[1], { part: 'markup', from: 2, to: 2 });
  });

  it('draws the markup although the script cannot be read', async () => {
    page = await stand.open({
      markup: '{{field type="input" name="a"}}',
      script: 'var a;\nvar = 1;',
    });
    await page.frame.getByRole('textbox').waitFor();
    assert.deepEqual(await problems(), [
      ['The script was not run. Unexpected token', { part: 'script', from: 1, to: 1 }],
    ]);
  });

  it('puts the platform’s class in the place of one that fails', async () => {
    const script = 'exports.Task = function () {\n  missing();\n};';
    page = await stand.open({ markup: '<b>drawn</b>', script });
    await page.frame.getByText('drawn').waitFor();
    assert.deepEqual(await problems(), [
      ['ReferenceError: missing is not defined', { part: 'script', from: 1, to: 1 }],
    ]);
  });

  it('says that the library is missing, as it would be on the platform', async () => {
    const script =
      'exports.Task = function (options) { TolokaHandlebarsTask.call(this, options); };';
    page = await stand.open({ markup: '<b>${a}</b>', script, scriptUrls: [] }, [
      { input: { a: 'drawn' } },
    ]);
    await page.frame.getByText('drawn').waitFor();
    assert.match((await problems())[0]?.[0] ?? '', /is not defined: add \$TOLOKA_ASSETS/);
    const urls = ['image-annotation', 'toloka-handlebars-templates'];
    const scriptUrls = urls.map((name) => `$TOLOKA_ASSETS/js/${name}.js`);
    await page.show({ markup: '{{field type="image-annotation" name="a" src="x"}}', scriptUrls });
    await page.frame.getByText('but builds on it').waitFor();
  });

  it('keeps a task that onRender, focus or a promise fails in', async () => {
    const script = taskWith(`
      onRender() { setTimeout(() => Promise.reject(new Error('later'))); throw new Error('now'); },
      focus() { throw new Error('focus'); }`);
    page = await stand.open({ markup: '{{field type="input" name="a"}}', script });
    await eventually(async () => {
      const told = (await problems()).map(([message]) => message).sort();
      assert.deepEqual(told, ['Error: focus', 'Error: later', 'Error: now']);
    });
    await page.frame.getByRole('textbox').fill('alive');
    await eventually(async () => assert.deepEqual(await page.outputs(), [{ a: 'alive' }]));
  });

  it('says what it does not load and cannot run', async () => {
    const markup = '<b onclick="go({{id}})">x</b>\n<i onclick="}">y</i>';
    page = await stand.open(
      {
        markup,
        scriptUrls: [
          '$TOLOKA_ASSETS/js/toloka-handlebars-templates.js',
          'https://cdn.example/a.js',
        ],
      },
      [{ input: { id: 7 } }],
    );
    await eventually(async () => {
      const told = (await problems()).map(([message]) => message);
      assert.ok(told.some((text) => text.includes('onclick="go(7)"')));
      assert.ok(told.some((text) => text.includes('onclick="}"')));
      assert.ok(
        told.some((text) => text.endsWith('not allowed in the preview: https://cdn.example/a.js')),
      );
    });
  });

  it('reports a validation that fails as one that refuses', async () => {
    page = await stand.open({
      markup: '<b>x</b>',
      script: taskWith('validate() { return this.nothing.here; }'),
    });
    const [report] = await page.submit();
    assert.equal(report?.valid, false);
    assert.match(report.errors[0]?.lines[0] ?? '', /reading 'here'/);
  });

  it('takes an answer that contains itself for none', async () => {
    page = await stand.open({
      script: taskWith(
        'onRender() { const a = {}; a.a = a; this.setSolutionOutputValue("a", a); }',
      ),
    });
    assert.deepEqual(await page.outputs(), [{}]);
  });
});
