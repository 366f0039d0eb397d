import assert from 'node:assert/strict';
import { formHelpAt, hoverAt, parseSpec, type Outside } from '../../../../src/spec';
import { withCursor } from '../cursor';
import { cursorIn, specAt } from '../navigate/folder';
import { reading } from '../navigate/reading';

function words(path: string, place: string): string {
  const { position, outside } = cursorIn(reading, path, place);
  const doc = specAt(reading, path);
  assert.ok(doc);
  return hoverAt(doc, position, outside)?.markdown ?? '';
}

function wordsIn(name: string, fixture: string, outside: Outside = {}): string {
  const { doc, position } = withCursor(name, fixture);
  return hoverAt(doc, position, outside)?.markdown ?? '';
}

describe('hovering over names', () => {
  it('tells what a field is, from any file', () => {
    const verdict =
      /\*\*verdict\*\* — output field of `specs\/judge\.project\.yaml`: string, required, one of `yes`, `no`/;
    assert.match(words('all.pipeline.yaml', 'output: ver|dict'), verdict);
    assert.match(words('specs/read.project.yaml', '<p>{{te|xt'), /input field: string/);
  });

  it('tells which spec a path leads to, and how long a file is', () => {
    assert.match(words('pools/judge.pool.yaml', '../specs/ju|dge'), /The project “Judge”/);
    assert.match(words('pools/judge.pool.yaml', '../data/ju|dge.tsv'), /2 lines/);
    assert.match(
      wordsIn('a.project.yaml', 'public_instructions: { $file: x|.html }\n', {
        file: () => ({ state: 'missing' }),
      }),
      /no such file/,
    );
  });

  it('tells the name of an id', () => {
    const remote = { skills: [{ id: '7', name: 'Reader' }] };
    const filter = "filter: { and: [{ category: skill, key: '|7', operator: EQ, value: 1 }] }\n";
    assert.match(wordsIn('a.pool.yaml', filter, { remote }), /The skill “Reader”/);
  });

  it('tells durations, regions and colours', () => {
    assert.match(
      wordsIn('a.pool.yaml', 'assignment_max_duration_seconds: 3|75\n'),
      /375 s = 6 min 15 s/,
    );
    assert.match(wordsIn('a.skill.yaml', 'skill_ttl_hours: 3|6\n'), /36 h = 1 d 12 h/);
    const region =
      'filter: { and: [{ category: computed, key: region_by_ip, operator: IN, value: 8|4 }] }\n';
    assert.match(wordsIn('a.pool.yaml', region), /Region 84: United States/);
    const colour =
      "task_spec: { view_spec: { type: tb, config: { view: { type: field.image-annotation, labels: [{ color: '#f|00' }] } } } }\n";
    assert.match(wordsIn('a.project.yaml', colour), /`#ff0000` = `rgb\(255, 0, 0\)`/);
  });
});

describe('help in forms', () => {
  it('shows what an entry of $tasks takes, and which of it one writes', () => {
    const { doc, position } = withCursor(
      'a.pool.yaml',
      '$tasks:\n  - { $file: a.tsv, kind: gol| }\n',
    );
    const help = formHelpAt(doc, position);
    assert.match(help?.label ?? '', /^\{ \$file: path, kind\?: one of a list, sample\?: /);
    assert.equal(help?.active, 1);
    const [start, end] = help.parameters[1]?.label ?? [0, 0];
    assert.equal(help.label.slice(start, end), 'kind?: one of a list');
    assert.match(help.parameters[1]?.documentation ?? '', /golden/);
  });

  it('knows the forms for ids and files, while they are typed', () => {
    const at = (name: string, fixture: string) => {
      const { doc, position } = withCursor(name, fixture);
      return formHelpAt(doc, position)?.label;
    };
    assert.equal(at('a.pool.yaml', 'project_id: { $id: | }\n'), '{ $id: path }');
    assert.equal(at('a.project.yaml', 'public_instructions: { $file: a| }\n'), '{ $file: path }');
    assert.equal(at('a.pool.yaml', 'private_name: a|\n'), undefined);
    assert.equal(at('a.pool.yaml', 'defaults: { | }\n'), undefined);
  });

  it('is silent in an empty text', () => {
    const doc = parseSpec('', { kind: 'pool', format: 'yaml' });
    assert.equal(formHelpAt(doc, { line: 0, character: 0 }), undefined);
  });
});
