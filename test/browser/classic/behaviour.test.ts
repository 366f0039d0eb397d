import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { clipUrl, pictureUrl } from '../../../src/preview/media';
import { eventually } from '../session';
import { Stand, type ClassicSpec, type StandPage } from './stand';
import { taskWith } from './taskWith';

describe('a classic interface', () => {
  let stand: Stand;
  let page: StandPage;
  before(async () => {
    stand = await Stand.start();
  });
  after(() => stand.close());
  afterEach(() => page.close());

  describe('while its spec is edited', () => {
    const spec = (more: string, others: ClassicSpec = {}): ClassicSpec => ({
      markup: `${more}<div style="height:1500px"></div>
        {{field type="input" name="note"}}{{field type="checkbox" name="yes" label="Yes"}}
        <audio src="${clipUrl(3)}"></audio>`,
      output: { note: { type: 'string' }, yes: { type: 'boolean' } },
      ...others,
    });

    it('takes other styles without drawing anything anew', async () => {
      page = await stand.open(spec(''));
      await page.frame.getByRole('textbox').fill('half');
      await page.inFrame('window.same = true');
      const states = await page.states();
      await page.show(spec('', { styles: '.task { padding: 33px }' }), [{ state: states[0] }]);
      assert.equal(await page.inFrame('window.same'), true);
      assert.equal(
        await page.inFrame("getComputedStyle(document.querySelector('.task')).padding"),
        '33px',
      );
    });

    it('keeps answers, caret, scroll and players over edits of markup and script', async () => {
      page = await stand.open(spec('<p>before</p>'));
      const { frame } = page;
      await frame.getByRole('checkbox').check();
      await frame.getByRole('textbox').pressSequentially('half a tence');
      for (let i = 0; i < 5; i += 1) await page.page.keyboard.press('ArrowLeft');
      await page.inFrame("document.querySelector('audio').currentTime = 1.5");
      await eventually(async () => {
        const [state] = (await page.states()) as readonly {
          view: { players: readonly { at: number }[]; caret: readonly number[] };
        }[];
        assert.deepEqual([state?.view.players[0]?.at, state?.view.caret], [1.5, [7, 7]]);
      });
      const scroll = await page.inFrame('document.documentElement.scrollTop');
      assert.ok(Number(scroll) > 0);
      const [state] = await page.states();
      await page.show(spec('<p>after</p>', { script: '// other' }), [{ state }]);
      await page.page.keyboard.type('sen');
      assert.equal(await frame.getByRole('textbox').inputValue(), 'half a sentence');
      assert.ok(await frame.getByRole('checkbox').isChecked());
      assert.equal(await page.inFrame("document.querySelector('audio').currentTime"), 1.5);
      assert.equal(await page.inFrame('document.documentElement.scrollTop'), scroll);
    });

    it('draws the newest of many edits, and is never blank meanwhile', async () => {
      page = await stand.open(spec('<p>0</p>'));
      await page.page.evaluate(`(() => {
        window.blank = 0;
        const look = () => {
          if (!document.querySelector('.task-frame:not(.coming)')) window.blank += 1;
          requestAnimationFrame(look);
        };
        look();
      })()`);
      for (let i = 1; i <= 8; i += 1) await page.showSoon(spec(`<p>${String(i)}</p>`));
      await page.frame.getByText('8', { exact: true }).waitFor();
      assert.equal(await page.page.evaluate('window.blank'), 0);
      assert.equal(await page.page.locator('iframe').count(), 1);
    });
  });

  it('starts over in a frame of its own', async () => {
    const spec: ClassicSpec = {
      markup: '{{field type="input" name="a"}}',
      script: "window.runs = (window.runs || 0) + 1; document.addEventListener('x', () => {});",
    };
    page = await stand.open(spec);
    await page.frame.getByRole('textbox').fill('gone');
    await eventually(async () => assert.deepEqual(await page.outputs(), [{ a: 'gone' }]));
    await page.show(spec);
    assert.equal(await page.frame.getByRole('textbox').inputValue(), '');
    assert.equal(await page.inFrame('window.runs'), 1);
  });

  it('has nothing serious against it from axe, empty, wrong and in review', async () => {
    const axe = await readFile(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
    const findings = async (): Promise<unknown> => {
      await page.inFrame(`${axe}; true`);
      return page.inFrame(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 200))))`);
    };
    const markup = `<h1>Task</h1>
      {{field type="input" name="a" placeholder="A"}}{{field type="textarea" name="b" placeholder="B"}}
      {{field type="radio" name="c" value="x" label="X" hotkey="1"}}{{field type="checkbox" name="d" label="D" size="M"}}
      {{field type="suggest" name="e" source=list placeholder="E"}}
      {{#field type="select" name="f" placeholder="F"}}{{select_item value="u" text="U"}}{{/field}}
      {{field type="file" name="g" sources="RECORDER" fileType="AUDIO"}}{{field type="file-img" name="h"}}
      {{field type="button-clicked" name="i" label="I" action=true}}{{button label="Go"}}
      {{field type="image-annotation" name="j" src=image}}{{textAnnotationInterface text tags}}{{field type="odd" name="k"}}`;
    const spec: ClassicSpec = {
      markup,
      script: taskWith(`
        getTemplateData() {
          const data = TolokaHandlebarsTask.prototype.getTemplateData.call(this);
          data.tags = updateTagsData([{ tag_color: 'Blue', tag_name: 'Tag', tag_hotkey: 'q' }]);
          return data;
        },
        onRender() { createTextAnnotationInterface.call(this, this.getTask().input_values.tags); }`),
      scriptUrls: ['toloka-handlebars-templates', 'image-annotation'].map(
        (name) => `$TOLOKA_ASSETS/js/${name}.js`,
      ),
      output: Object.fromEntries(
        ['a', 'c', 'g'].map((name) => [name, { type: 'string' as const }]),
      ),
    };
    const input = { list: ['s'], image: pictureUrl('p'), text: 'Some words' };
    page = await stand.open(spec, [{ input, hint: 'A hint' }]);
    assert.deepEqual(await findings(), []);
    await page.submit();
    assert.deepEqual(await findings(), []);
    await page.frame.locator('.field_file__input').press('Enter');
    await page.frame.getByRole('button', { name: 'Use a sample clip' }).click();
    await page.frame.locator('.file__delete').waitFor();
    const submits = (await page.messages()).filter(({ type }) => type === 'submitted');
    assert.equal(submits.length, 1);
    assert.deepEqual(await findings(), []);
    const answer = { a: 'A', c: 'x', d: true, g: 'file-1', h: 'file-2' };
    await page.show(spec, [{ input, answer }], { readOnly: true });
    assert.deepEqual(await findings(), []);
  });

  it('calls what templates override in the platform’s order', async () => {
    const script = `
      window.log = window.log || [];
      const logged = (name, parent) => function () {
        window.log.push(name);
        return parent && parent.apply(this, arguments);
      };
      const make = (Base, names, title) => {
        const Made = function (options) {
          window.log.push(title);
          (window.own ||= {})[title] = this;
          Base.call(this, options);
        };
        Made.prototype = Object.create(Base.prototype);
        for (const name of names) Made.prototype[name] = logged(title + '.' + name, Base.prototype[name]);
        return Made;
      };
      exports.Task = make(TolokaHandlebarsTask, ['getTemplateData', 'template', 'onRender', 'onFocus', 'validate', 'onValidationFail', 'setSolution', 'onDestroy'], 'task');
      exports.TaskSuite = make(TolokaHandlebarsTaskSuite, ['onRender', 'validate', 'onValidationFail', 'onDestroy'], 'suite');
      exports.Assignment = make(TolokaAssignment, ['start', 'initHotkeys', 'onStart', 'provideSolutions', 'onDestroy'], 'assignment');`;
    const spec: ClassicSpec = {
      script,
      markup: '{{field type="input" name="a"}}',
      output: { a: { type: 'string' } },
    };
    page = await stand.open(spec);
    const log = async (): Promise<unknown> => page.inFrame('window.log.splice(0)');
    assert.deepEqual(await log(), [
      ...['assignment', 'suite', 'task', 'assignment.start'],
      ...['task.getTemplateData', 'task.template', 'task.onRender', 'suite.onRender'],
      ...['assignment.initHotkeys', 'task.onFocus', 'assignment.onStart'],
    ]);
    await page.submit();
    assert.deepEqual(await log(), [
      ...['assignment.provideSolutions', 'suite.validate', 'task.validate'],
      ...['suite.onValidationFail', 'task.onValidationFail'],
    ]);
    await page.frame.getByRole('textbox').fill('x');
    assert.deepEqual(await log(), ['task.setSolution']);
    await page.inFrame('window.own.assignment.skip()');
    assert.deepEqual(await log(), ['task.onDestroy', 'suite.onDestroy', 'assignment.onDestroy']);
    assert.ok((await page.messages()).some(({ type }) => type === 'skip'));
  });

  it('offers the members that templates use', async () => {
    const script = taskWith(`
      onRender() {
        const suite = this.getAssignment().getTaskSuite();
        window.seen = {
          radios: this.getField('r').length,
          one: this.getField('t').name,
          all: Object.keys(this.getFields()),
          index: this.getTaskIndex(),
          id: this.getTask().id,
          live: this.getTemplateData() === this.getTask().input_values,
          solution: this.getOptions().solution.output_values,
          agent: this.getWorkspaceOptions().agent,
          proxy: this.getProxyUrl('/my/path'),
          device: typeof this.clientInfo.getClientInfo().deviceModel,
          styles: this.getStyleDOMElement().textContent,
          view: this.getView().$el[0] === this.getDOMElement(),
          suite: [suite.getTasks().length, Object.keys(suite.getTasksIndexed()), suite.getTasksDOMElement().className],
        };
        this.proxy('x').catch((error) => { window.seen.refused = error.message; });
        this.storage.setItem('k', { a: 1 });
        this.storage.setItem('old', 1, -1);
        window.seen.stored = [this.storage.getItem('k'), this.storage.getItem('old')];
        this.setSolutionOutputValues({ t: 'typed', r: '2' });
        this.saveState();
        window.seen.saved = this.getSavedState().output_values;
        this.showTaskError('whole');
        window.seen.error = this.getDOMElement().querySelector('.task__error').textContent;
        this.hideTaskError();
        this.getField('t').showError({ message: 'wrong' });
        window.seen.popup = this.getField('t').el.querySelector('.popup_visible .popup__text').textContent;
        this.getField('t').hideError();
        window.seen.plugin = typeof $(document).find('.none').scrollintoview;
        window.seen.empty = $(document).find('.none').scrollintoview().length;
      }`);
    page = await stand.open(
      {
        script,
        styles: '.own {}',
        markup:
          '{{field type="radio" name="r" value="1" label="One"}}{{field type="radio" name="r" value="2" label="Two"}}{{field type="input" name="t"}}',
      },
      [{ answer: { r: '1' } }],
    );
    const seen = (await page.inFrame('window.seen')) as Readonly<Record<string, unknown>>;
    assert.match(String(seen.refused), /the preview has no network/);
    assert.deepEqual(seen, {
      refused: seen.refused,
      ...{ radios: 2, one: 't', all: ['r', 't'], index: 0, id: '0', live: true },
      ...{
        solution: { r: '1' },
        agent: 'FRONTEND',
        device: 'string',
        styles: '.own {}',
        view: true,
      },
      proxy: 'https://toloka.dev/api/proxy/my/path',
      suite: [1, ['0'], 'task-suite'],
      stored: [{ a: 1 }, null],
      saved: { r: '2', t: 'typed' },
      ...{ error: 'whole', popup: 'wrong', plugin: 'function', empty: 0 },
    });
    assert.ok(await page.frame.getByRole('radio').nth(1).isChecked());
  });

  it('draws every helper and component of the platform', async () => {
    const markup = `
      <p class="h">{{concat "a" 1 n}}|{{get o "k"}}|{{and n true}}|{{or false n}}|{{not n}}|{{gt 2 1}}|{{gte 1 1}}|{{lt 2 1}}|{{lte 2 1}}|{{equal n 3}}|{{proxy "x/y"}}</p>
      <p class="b">{{#each list}}{{@index}}{{@first}}{{this}}{{../n}}{{/each}}{{#with o}}{{k}}{{/with}}{{#unless no}}u{{/unless}}{{! gone }}{{{raw}}}{{raw}}</p>
      {{img src=(proxy "p.png")}}{{img src="q.png" width=50 height="10%" class="mine"}}{{img src="r.png" real-size=true}}
      {{button label="Go" href="https://a.example" size="XL" action=true}}`;
    page = await stand.open({ markup }, [
      { input: { n: 3, o: { k: 'v' }, list: ['x', 'y'], raw: '<i>r</i>' } },
    ]);
    const { frame } = page;
    assert.equal(
      await frame.locator('.h').innerText(),
      'a13|v|true|true|false|true|true|false|false|true|https://toloka.dev/api/proxy/x/y',
    );
    assert.equal(await frame.locator('.b').innerText(), '0truex31falsey3vur<i>r</i>');
    const pictures = await page.inFrame(
      "[...document.querySelectorAll('img')].map((one) => [one.className, one.getAttribute('src'), one.getAttribute('style')])",
    );
    assert.deepEqual(pictures, [
      ['img', 'https://toloka.dev/api/proxy/p.png', 'width:300px;height:300px'],
      ['img mine', 'q.png', 'width:50px;height:10%'],
      ['img', 'r.png', 'width:100%'],
    ]);
    const button = frame.getByRole('button', { name: 'Go' });
    assert.equal(await button.getAttribute('class'), 'button button_size_XL button_type_action');
    assert.equal((await button.boundingBox())?.height, 38);
  });

  it('marks elements and fields with their line of the markup', async () => {
    page = await stand.open({
      markup: '<section>\n<p title="a > b">x</p>\n{{field type="input" name="a"}}\n</section>',
    });
    const lines = await page.inFrame(
      "[...document.querySelectorAll('[data-line]')].map((one) => [one.tagName, one.dataset.line])",
    );
    assert.deepEqual(lines, [
      ['SECTION', '0'],
      ['P', '1'],
      ['DIV', '2'],
    ]);
  });

  it('shows a hint with its task, as soon as there is one, and takes it away', async () => {
    const spec = { markup: '<b>{{n}}</b>{{field type="input" name="a"}}' };
    const tasks = [{ input: { n: 1 } }, { input: { n: 2 } }];
    page = await stand.open(spec, tasks);
    await page.frame.getByRole('textbox').first().fill('wrong');
    await eventually(async () => assert.deepEqual((await page.outputs())[0], { a: 'wrong' }));
    await page.inFrame('window.same = true');
    const states = await page.states();
    const kept = tasks.map((task, i) => ({ ...task, state: states[i] }));
    await page.show(
      spec,
      kept.map((task, i) => (i === 1 ? { ...task, hint: 'Look at the sign' } : task)),
    );
    assert.equal(
      await page.frame.locator('.task').nth(1).locator('.task__hint').innerText(),
      'Hint\nLook at the sign',
    );
    assert.equal(await page.frame.locator('.task__hint').count(), 1);
    assert.equal(await page.inFrame('window.same'), true);
    await page.show(spec, kept);
    assert.equal(await page.frame.locator('.task__hint').count(), 0);
  });

  it('locks a past answer in review, in the performer’s language and direction', async () => {
    const markup = `
      {{field type="input" name="a"}}{{field type="textarea" name="b"}}{{field type="radio" name="c" value="x" label="X" hotkey="1"}}
      {{field type="checkbox" name="d" label="D" hotkey="2"}}{{field type="suggest" name="e" source=list}}
      {{#field type="select" name="f"}}{{select_item value="u" text="U"}}{{/field}}{{field type="file" name="g"}}
      {{field type="button-clicked" name="h" label="H"}}<i>{{lang}}</i>`;
    const script = taskWith(`
      getTemplateData() {
        const data = TolokaHandlebarsTask.prototype.getTemplateData.call(this);
        const { isReviewMode, isReadOnly, language } = this.getWorkspaceOptions();
        data.lang = [isReviewMode, isReadOnly, language].join();
        return data;
      }`);
    const answer = { a: 'A', b: 'B', c: 'x', d: true, e: 'E', f: 'u', g: 'file-1' };
    page = await stand.open({ markup, script }, [{ answer, input: { list: ['E'] } }], {
      readOnly: true,
      language: 'ru',
      direction: 'rtl',
    });
    const { frame } = page;
    await frame.getByText('true,true,ru').waitFor();
    assert.equal(
      await page.inFrame(
        "document.querySelectorAll('input:enabled:not([type=file]), textarea:enabled, select:enabled').length",
      ),
      0,
    );
    assert.equal(await frame.locator('.field_readonly').count(), 8);
    await frame.locator('.file__name', { hasText: 'file-1' }).waitFor();
    assert.equal(await frame.locator('.field_file__uploader').isVisible(), false);
    await page.page.keyboard.press('2');
    await page.page.keyboard.press('Enter');
    await frame.getByText('H', { exact: true }).click({ force: true });
    assert.deepEqual(await page.outputs(), [answer]);
    assert.equal(await page.inFrame('document.documentElement.dir'), 'rtl');
    await page.show(
      { markup: '{{field type="file" name="g"}}', output: { g: { type: 'file' } } },
      [{}],
      { language: 'ru' },
    );
    await frame.getByText('Загрузить файл').waitFor();
    await page.submit();
    await frame.getByText('Это поле нужно заполнить').waitFor();
  });

  it('takes starting values of fields, and lets a kept answer win over them', async () => {
    const markup = `
      {{field type="input" name="a" value="start"}}{{field type="radio" name="b" value="1" label="1"}}{{field type="radio" name="b" value="2" label="2" checked=true}}
      {{field type="checkbox" name="c" checked="true" label="C"}}{{field type="checkbox" name="d" value=false label="D"}}
      {{#field type="select" name="e"}}{{select_item value="x"}}{{select_item value="y" selected="true"}}{{/field}}
      {{field type="suggest" name="f" source=list value="s"}}`;
    const input = { list: ['s', 't'] };
    page = await stand.open({ markup }, [{ input }]);
    const starting = { a: 'start', b: '2', c: true, d: false, e: 'y', f: 's' };
    assert.deepEqual(await page.outputs(), [starting]);
    const state = { output: { ...starting, a: 'mine', b: '1', c: false, e: 'x', f: 't' } };
    await page.show({ markup: `${markup}<hr>` }, [{ input, state }]);
    assert.deepEqual(await page.outputs(), [state.output]);
    assert.equal(await page.frame.locator('[name=f]').inputValue(), 't');
  });
});
