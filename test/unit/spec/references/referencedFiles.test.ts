import assert from 'node:assert/strict';
import { validateSpec, type Outside } from '../../../../src/spec';
import { specOf } from '../cursor';

const head = (answer: string): string => `public_name: x
assignments_issuing_type: AUTOMATED
task_spec:
  input_spec: { text: { type: string } }
  output_spec: { answer: { ${answer} } }
  view_spec:
`;

/** Everything told of a project, `file line:character code` by place. */
function told(
  view: string,
  files: Readonly<Record<string, string>>,
  answer = 'type: string',
): readonly string[] {
  const outside: Outside = {
    file: (ref) => {
      const text = files[ref];
      return text === undefined ? { state: 'missing' } : { state: 'found', text };
    },
  };
  return validateSpec(specOf('a.project.yaml', head(answer) + view), outside).map(
    ({ path = 'spec', range: { start }, code }) =>
      `${path} ${start.line}:${start.character} ${code}`,
  );
}

const templateBuilder = (ref: string): string => `    type: tb\n    config: { $file: ${ref} }\n`;
const ui = (config: string): readonly string[] =>
  told(templateBuilder('ui.yaml'), { 'ui.yaml': config });

describe('an interface in a file of its own', () => {
  it('is held against the schema at its own places', () => {
    assert.deepEqual(ui('view:\n  type: view.text\n  contnt: x\n'), ['ui.yaml 2:2 unknown-key']);
    assert.deepEqual(ui('view: { type: view.txt }\n'), ['ui.yaml 0:14 unknown-component']);
    assert.deepEqual(ui('view: { type: view.list, items: [] }\nvews: 1\n'), [
      'ui.yaml 1:0 unknown-key',
    ]);
  });

  it('is held against the fields of the project at its own places', () => {
    const json =
      '{\n  "view": { "type": "view.text", "content": { "type": "data.input", "path": "txt" } }\n}';
    assert.deepEqual(told(templateBuilder('./ui.json'), { './ui.json': json }), [
      './ui.json 1:76 undeclared-input',
    ]);
    const twice =
      'view:\n  type: view.list\n  items:\n' +
      '    - { type: field.text, data: { type: data.output, path: answer } }\n'.repeat(2);
    assert.deepEqual(ui(twice), ['ui.yaml 4:59 output-written-twice']);
  });

  it('is told to be none, at its beginning', () => {
    assert.deepEqual(ui('- 1\n'), ['ui.yaml 0:0 wrong-type']);
    assert.deepEqual(ui(''), ['ui.yaml 0:0 wrong-type']);
  });

  it('is only warned of a tag that nobody knows, as a spec is', () => {
    const [first] = ui('view: { type: view.text, content: !mine x }\n');
    assert.equal(first, 'ui.yaml 0:34 unknown-tag');
  });

  it('may start with a byte order mark, which counts for nothing', () => {
    assert.deepEqual(ui('\uFEFFvew: 1\n'), ['ui.yaml 0:0 unknown-key']);
  });

  it('is silenced by its own comments, and not by those of the spec', () => {
    const line =
      'vews: 1 # crowdsmith-disable-line unknown-key\nview: { type: view.list, items: [] }\n';
    assert.deepEqual(ui(line), []);
    assert.deepEqual(
      told(`${templateBuilder('ui.yaml')}# crowdsmith-disable unknown-key\n`, {
        'ui.yaml': 'view: { type: view.list, items: [] }\nvews: 1\n',
      }),
      ['ui.yaml 1:0 unknown-key'],
    );
  });

  it('says the same after an edit as when it is read for the first time', () => {
    const text = (key: string): string =>
      `vars:\n  a: 1\nview:\n  type: view.list\n  items:\n    - type: view.text\n      ${key}: x\n`;
    assert.deepEqual(ui(text('contnt')), ['ui.yaml 6:6 unknown-key']);
    assert.deepEqual(ui(text('content')), []);
    assert.deepEqual(ui(`# first\n${text('contnt')}`), ['ui.yaml 7:6 unknown-key']);
  });
});

describe('classic markup', () => {
  const classic = (markup: string, script = ''): readonly string[] =>
    told('    markup: { $file: task.html }\n    script: { $file: task.js }\n', {
      'task.html': markup,
      'task.js': script,
    });

  it('in a file of its own is held against the outputs there', () => {
    assert.deepEqual(classic('<p>\n{{field type="input" name="anser"}}</p>'), [
      'task.html 1:27 undeclared-output',
    ]);
  });

  it('shows only inputs that there are', () => {
    assert.deepEqual(classic('<p>{{text}} {{{txt}}}</p>'), ['task.html 0:15 undeclared-input']);
    assert.deepEqual(classic('{{#if txt}}{{else if text}}{{/if}}'), [
      'task.html 0:6 undeclared-input',
    ]);
    assert.deepEqual(classic('{{img src=(concat base text)}}'), [
      'task.html 0:18 undeclared-input',
    ]);
  });

  it('may show what its script adds, what belongs to an item, and what the template language has', () => {
    assert.deepEqual(classic('{{extra}}', 'data.extra = 1;'), []);
    assert.deepEqual(
      classic(
        '{{#each text}}{{label}} {{@index}} {{this}}{{/each}}{{! no}}{{!-- {{no}} --}}{{#if text}}{{else}}{{/if}}',
      ),
      [],
    );
    assert.deepEqual(classic('{{#each text as |item|}}{{../text}}{{/each}}'), []);
    assert.deepEqual(
      classic('{{field type="input" name="answer" size="L" rows=3 checked=true}}'),
      [],
    );
  });

  it('writes what is required, or its script does', () => {
    const view = '    markup: { $file: task.html }\n    script: { $file: task.js }\n';
    const toldOf = (markup: string, script: string): readonly string[] =>
      told(view, { 'task.html': markup, 'task.js': script }, 'type: string, required: true');
    assert.deepEqual(toldOf('<p>{{text}}</p>', ''), ['spec 4:17 output-never-written']);
    assert.deepEqual(toldOf('{{field type="input" name="answer"}}', ''), []);
    assert.deepEqual(toldOf('<p></p>', "this.setSolutionOutputValue('answer', 1);"), []);
    assert.deepEqual(told(view, { 'task.html': '<p></p>', 'task.js': '' }), []);
  });

  it('is not doubted where the script is not known here', () => {
    const foreign =
      '    markup: "{{txt}}"\n    assets: { script_urls: ["https://example.com/a.js"] }\n';
    assert.deepEqual(told(foreign, {}), []);
    const own =
      '    markup: "{{txt}}"\n    assets: { script_urls: ["$TOLOKA_ASSETS/js/toloka-handlebars-templates.js"] }\n';
    assert.deepEqual(told(own, {}), ['spec 6:15 undeclared-input']);
  });
});
