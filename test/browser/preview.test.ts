import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { previewModelOf, type PreviewModel, type PreviewRow } from '../../src/preview';
import { clipUrl } from '../../src/preview/media';
import {
  parseSpec,
  resolveSpec,
  type FieldSpecs,
  type Project,
  type ViewSpec,
} from '../../src/spec';
import { eventually, PreviewSession } from './session';

async function exampleModel(name: string, rows: readonly PreviewRow[] = []): Promise<PreviewModel> {
  const folder = path.resolve('examples/asr-en');
  const text = await readFile(path.join(folder, `${name}.project.yaml`), 'utf8');
  const resolved = await resolveSpec(parseSpec(text, { kind: 'project', format: 'yaml' }), {
    readText: (reference) => readFile(path.join(folder, reference), 'utf8'),
    idOf: () => Promise.resolve('1'),
  });
  assert.ok(resolved.kind === 'project');
  return previewModelOf(resolved.object, rows);
}

function modelOf(
  view: ViewSpec,
  outputSpec: FieldSpecs,
  rows: readonly PreviewRow[] = [],
): PreviewModel {
  const project: Project = {
    public_name: `Project ${String((titles += 1))}`,
    assignments_issuing_type: 'AUTOMATED',
    task_spec: {
      input_spec: { text: { type: 'string', required: false } },
      output_spec: outputSpec,
      view_spec: view,
    },
  };
  return previewModelOf(project, rows);
}
let titles = 0;

function tb(view: unknown, plugins: unknown = []): ViewSpec {
  return { type: 'tb', config: JSON.stringify({ view, plugins }) };
}

const textField = (placeholder: string): unknown => ({
  type: 'field.text',
  label: 'Reply',
  placeholder,
  data: { type: 'data.output', path: 'reply' },
  validation: { type: 'condition.required' },
});

const classic = (markup: string, script: string): ViewSpec => ({
  markup,
  script,
  assets: { script_urls: ['$TOLOKA_ASSETS/js/toloka-handlebars-templates.js'] },
});

const oldStyleSpec: FieldSpecs = {
  quality: { type: 'string' },
  agree: { type: 'boolean' },
  note: { type: 'string' },
  kind: { type: 'string', allowed_values: ['a', 'b'] },
  record: { type: 'file' },
};

const oldStyleMarkup = `
  <h2>{{concat "Read: " text}}</h2>
  {{#if (and true (gt 2 1))}}<p class="place"></p>{{/if}}
  {{field type="radio" name="quality" value="good" label="Good" hotkey="1"}}
  {{field type="radio" name="quality" value="bad" label="Bad" hotkey="2"}}
  {{field type="checkbox" name="agree" label="I agree"}}
  {{field type="input" name="note" placeholder="a note"}}
  {{#field type="select" name="kind" placeholder="kind"}}
    {{select_item value="a" text="A"}}{{select_item value="b" text="B"}}
  {{/field}}
  {{field type="file" name="record" sources="RECORDER" fileType="AUDIO" label="Record"}}`;

/** In the manner of templates in use: constructor functions, prototypes, changed services. */
const oldStyleScript = `
  exports.Task = extend(TolokaHandlebarsTask, function (options) {
    TolokaHandlebarsTask.call(this, options);
    var task = this;
    var original = this.file.getFile;
    this.file.getFile = function () {
      window.asked = (window.asked || 0) + 1;
      task.focus();
      return original.apply(task.file, arguments);
    };
  }, {
    getTemplateData: function () {
      return TolokaHandlebarsTask.prototype.getTemplateData.apply(this, arguments);
    },
    focus: function () {
      var $el = this.getView().$el;
      $el.siblings().removeClass('task_focused');
      $el.addClass('task_focused').scrollintoview();
      this.onFocus();
    },
    onRender: function () {
      $(this.getDOMElement()).find('.place').text('drawn by onRender');
      if (this.getWorkspaceOptions().isReviewMode) return;
      var label = this.getDOMElement().querySelector('label.field_file__label');
      label.querySelector('i.icon').style.color = 'red';
      label.querySelector('span.field_file__upload').textContent = 'Record now';
      this.getDOMElement().querySelector('div.field_file__files').onclick = function () {};
    },
    validate: function (solution) {
      var errors = TolokaHandlebarsTask.prototype.validate.apply(this, arguments);
      if (solution.output_values.quality) return errors;
      var own = { __TASK__: { message: 'Pick something' } };
      return { task_id: this.getTask().id, errors: _.extend({}, errors && errors.errors, own) };
    }
  });
  exports.TaskSuite = extend(TolokaHandlebarsTaskSuite, function (options) {
    TolokaHandlebarsTaskSuite.call(this, options);
  }, {
    onRender: function () {
      if (this.getFocusedTask()) this.getFocusedTask().blur();
      this.get$Element().find('.nothing').scrollintoview();
    }
  });
  function extend(Parent, constructor, members) {
    constructor.prototype = Object.create(Parent.prototype);
    constructor.prototype.constructor = constructor;
    for (var name in members) constructor.prototype[name] = members[name];
    return constructor;
  }`;

describe('preview page in a real browser', () => {
  let session: PreviewSession;
  before(async () => {
    session = await PreviewSession.start();
  });
  after(() => session.close());

  it('takes the answer of the classification example', async () => {
    const preview = await session.open(await exampleModel('classification'));
    await preview.submit();
    assert.equal((await preview.state()).valid, false);
    await preview.frame
      .getByText('must be filled in')
      .or(preview.frame.locator('.tb-error'))
      .waitFor();
    await preview.frame.getByRole('radio').first().click();
    await preview.submit();
    await eventually(async () => {
      const { valid, accepted } = await preview.state();
      assert.ok(valid && accepted);
    });
    assert.deepEqual(await preview.output(), (await preview.state()).output);
    await preview.close();
  });

  it('wants a recording heard to its end in the verification example', async () => {
    const row = { input_values: { text: 'Good day.', audio_record: clipUrl(0.2) } };
    const preview = await session.open(await exampleModel('verification', [row]));
    await preview.frame.getByRole('radio').first().click();
    await preview.submit();
    assert.equal((await preview.state()).valid, false);
    await preview.inFrame("document.querySelector('audio').muted = true");
    await preview.inFrame("void document.querySelector('audio').play()");
    await eventually(async () => assert.ok((await preview.state()).valid));
    await preview.close();
  });

  it('records in the classic recording example', async () => {
    const preview = await session.open(await exampleModel('recording'));
    await preview.submit();
    await preview.frame.locator('.popup_visible').waitFor();
    await preview.frame.locator('label.field_file__label').click();
    await preview.frame.getByRole('button', { name: 'Use a sample clip' }).click();
    await preview.frame.getByText('Recorded.').waitFor();
    await preview.submit();
    await eventually(async () => {
      const { output, valid } = await preview.state();
      assert.ok(valid);
      assert.match((output as { audio_record: string }).audio_record, /^[0-9a-f-]{36}$/);
    });
    await preview.close();
  });

  it('follows edits, keeping what was typed and where the caret is', async () => {
    const spec: FieldSpecs = { reply: { type: 'string' } };
    const preview = await session.open(modelOf(tb(textField('before')), spec));
    const input = preview.frame.getByLabel('Reply');
    await input.pressSequentially('half a sen');
    session.serve(modelOf(tb(textField('after')), spec));
    await eventually(async () => assert.equal(await input.getAttribute('placeholder'), 'after'));
    assert.equal(await input.inputValue(), 'half a sen');
    await preview.page.keyboard.type('tence');
    assert.equal(await input.inputValue(), 'half a sentence');
    await preview.close();
  });

  it('keeps the last picture while the spec cannot be read', async () => {
    const preview = await session.open(modelOf(tb(textField('x')), { reply: { type: 'string' } }));
    session.serve(new Error('a.project.yaml, line 3: not a mapping'));
    await preview.page.getByText('line 3: not a mapping').waitFor();
    await preview.frame.getByLabel('Reply').waitFor();
    await preview.close();
  });

  it('says when an answer that the interface takes cannot be submitted', async () => {
    const spec: FieldSpecs = { answer: { type: 'string' } };
    const preview = await session.open(modelOf(tb(textField('x')), spec));
    await preview.frame.getByLabel('Reply').fill('fine');
    await preview.submit();
    await preview.page.getByText('the platform would refuse it').waitFor();
    await preview.page.getByText('output_spec has no field "reply"').waitFor();
    assert.deepEqual(await preview.state(), {
      output: { reply: 'fine' },
      valid: true,
      accepted: false,
    });
    await preview.close();
  });

  it('runs a classic template of the old style: own classes, wrapped services, several fields', async () => {
    const preview = await session.open(
      modelOf(classic(oldStyleMarkup, oldStyleScript), oldStyleSpec),
    );
    const { frame } = preview;
    await frame.getByText('drawn by onRender').waitFor();
    assert.equal(await frame.locator('.task_focused').count(), 1);
    await preview.submit();
    await frame.locator('.task__error', { hasText: 'Pick something' }).waitFor();
    await preview.page.getByText('Pick something').waitFor();
    await frame.locator('.task').click({ position: { x: 3, y: 3 } });
    await preview.page.keyboard.press('2');
    await frame.getByRole('checkbox').check();
    await frame.locator('input.input').fill('typed');
    await frame.locator('select').selectOption('b');
    await frame.locator('label.field_file__label').click();
    await frame.getByRole('button', { name: 'Use a sample clip' }).click();
    await frame.locator('.file__delete').waitFor();
    assert.equal(await preview.inFrame('window.asked'), 1);
    await preview.submit();
    await eventually(async () => {
      const { output, valid, accepted } = await preview.state();
      assert.ok(valid && accepted);
      const { record, ...others } = output as Record<string, unknown>;
      assert.ok(typeof record === 'string');
      assert.deepEqual(others, { quality: 'bad', agree: true, note: 'typed', kind: 'b' });
    });
    await frame.locator('.file__delete').click();
    await eventually(async () => {
      assert.ok(!('record' in ((await preview.state()).output as object)));
    });
    await preview.close();
  });

  it('locks a classic task in review, with the answer in its place', async () => {
    const preview = await session.open(
      modelOf(classic(oldStyleMarkup, oldStyleScript), oldStyleSpec),
    );
    await preview.frame.locator('input.input').fill('typed');
    await preview.page.getByRole('checkbox', { name: 'Review' }).check();
    await preview.frame.locator('.field_readonly').first().waitFor();
    assert.equal(await preview.frame.locator('input.input').inputValue(), 'typed');
    assert.ok(await preview.frame.locator('input.input').isDisabled());
    await preview.close();
  });

  describe('with a hostile or broken spec', () => {
    it('runs no script from texts, markdown or addresses', async () => {
      const evil =
        '<img src=x onerror="parent.postMessage(1);window.hit=1"><script>window.hit=1</script>';
      const view = {
        type: 'view.list',
        items: [
          { type: 'view.text', content: evil, label: evil },
          { type: 'view.markdown', content: `${evil}\n\n[go](javascript:window.hit=1)` },
          { type: 'view.link', url: 'javascript:window.hit=1', content: 'bad link' },
          { type: 'view.image', url: 'javascript:window.hit=1' },
        ],
      };
      const preview = await session.open(modelOf(tb(view), {}));
      await preview.frame.getByText('bad link').click({ force: true });
      assert.equal(await preview.inFrame('window.hit'), undefined);
      assert.deepEqual(await preview.openedLinks(), []);
      await preview.close();
    });

    it('keeps a classic script in its frame, without network, storage or eval', async () => {
      const script = `
        exports.Task = function (options) { TolokaHandlebarsTask.call(this, options); };
        exports.Task.prototype = Object.create(TolokaHandlebarsTask.prototype);
        exports.Task.prototype.onRender = function () {
          var tries = {
            parent: function () { return parent.document.title; },
            eval: function () { return eval('1 + 1'); },
          };
          window.results = {};
          Object.keys(tries).forEach(function (name) {
            try { window.results[name] = tries[name](); } catch (e) { window.results[name] = 'refused'; }
          });
          fetch('https://example.org/').then(
            function () { window.results.fetch = 'reached'; },
            function () { window.results.fetch = 'refused'; });
          localStorage.setItem('a', '1');
        };`;
      const preview = await session.open(modelOf(classic('<b>{{text}}</b>', script), {}));
      await eventually(async () => {
        const results = await preview.inFrame('window.results');
        assert.deepEqual(results, { parent: 'refused', eval: 'refused', fetch: 'refused' });
      });
      await preview.close();
    });

    it('shows a mistake of a script with its line, and lives on', async () => {
      const script = 'var fine = 1;\n\nmissingFunction();\n';
      const preview = await session.open(modelOf(classic('<b>x</b>', script), {}));
      await preview.frame.getByText(/missingFunction is not defined\s+script, line 3/).waitFor();
      session.serve(modelOf(classic('<b>mended</b>', ''), {}));
      await preview.frame.getByText('mended').waitFor();
      await preview.close();
    });
  });
});
