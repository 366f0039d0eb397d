import assert from 'node:assert/strict';
import { definitionAt } from '../../../../src/spec';
import { cursorIn, shown } from './folder';
import { reading } from './reading';

function definitions(path: string, place: string): readonly string[] {
  const { doc, position, outside } = cursorIn(reading, path, place);
  return shown(reading, path, definitionAt(doc, position, outside)?.targets ?? []);
}

const verdict =
  "specs/judge.project.yaml: [verdict]: { type: string, allowed_values: ['yes', 'no'] }";
const judgeText = 'specs/judge.project.yaml: [text]: { type: string }';
const readText = 'specs/read.project.yaml: [text]: { type: string }';
const record = 'specs/read.project.yaml: [record]: { type: file }';

describe('going to the definition of a field', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['specs/ui/judge.json', '"path": "ver|dict"', verdict],
    ['specs/ui/judge.json', '"path": "te|xt"', judgeText],
    ['specs/read.project.yaml', '<p>{{te|xt', readText],
    ['specs/read.project.yaml', '{{#if te|xt', readText],
    ['specs/read.project.yaml', 'of {{../te|xt', readText],
    ['specs/read.project.yaml', 'title=te|xt', readText],
    ['specs/read.project.yaml', 'name="rec|ord"', record],
    ['specs/read.project.yaml', 'values.rec|ord', record],
    ['specs/read.project.yaml', "input_values['te|xt", readText],
    ['specs/read.project.yaml', "OutputValue('rec|ord", record],
    ['pools/judge.pool.yaml', 'name: ver|dict', verdict],
    ['pools/judge.pool.yaml', 'INPUT:te|xt', judgeText],
    ['pools/judge.pool.yaml', 'GOLDEN:ver|dict', verdict],
    ['data/judge.tsv', 'INPUT:te|xt', judgeText],
    ['data/judge.tsv', 'GOLDEN:|verdict', verdict],
    ['data/judge.jsonl', '"te|xt"', judgeText],
    ['data/judge.jsonl', '"ver|dict"', verdict],
    ['all.pipeline.yaml', 'output: ver|dict', verdict],
    ['all.pipeline.yaml', 'audio: rec|ord', record],
  ];
  for (const [path, place, target] of cases)
    it(`works in ${path} at ${place}`, () => {
      assert.deepEqual(definitions(path, place), [target]);
    });

  it('leaves alone what belongs to the item of a loop', () => {
    assert.deepEqual(definitions('specs/read.project.yaml', '{{#each items}}{{te|xt'), []);
  });

  it('knows from where it goes', () => {
    const { doc, position, outside } = cursorIn(reading, 'data/judge.tsv', 'INPUT:te|xt');
    assert.deepEqual(definitionAt(doc, position, outside)?.origin, {
      start: { line: 0, character: 6 },
      end: { line: 0, character: 10 },
    });
  });
});

describe('going to what a path leads to', () => {
  it('arrives at the name of a spec', () => {
    const project = ['specs/judge.project.yaml: [public_name]: Judge'];
    assert.deepEqual(definitions('pools/judge.pool.yaml', '../specs/ju|dge'), project);
    assert.deepEqual(definitions('all.pipeline.yaml', './specs/ju|dge'), project);
  });

  it('arrives at the beginning of any other file', () => {
    const { doc, position, outside } = cursorIn(reading, 'specs/judge.project.yaml', './ui/j|udge');
    const [target] = definitionAt(doc, position, outside)?.targets ?? [];
    assert.equal(target?.path, 'ui/judge.json');
    assert.deepEqual(target.range.start, { line: 0, character: 0 });
  });

  it('follows a reference inside an interface to its piece', () => {
    assert.match(definitions('specs/ui/judge.json', 'vars.ans|wer')[0] ?? '', /"\[answer\]": \{/);
  });

  it('follows a column to the header of its file', () => {
    assert.deepEqual(definitions('pools/judge.pool.yaml', '{ sent|ence'), [
      'data/plain.tsv: [sentence]\ttruth',
    ]);
    assert.deepEqual(definitions('all.pipeline.yaml', '{ pa|ra'), [
      'data/texts.tsv: text_id\t[para]',
    ]);
  });

  it('says nothing where no name stands', () => {
    assert.deepEqual(definitions('pools/judge.pool.yaml', 'kind: gol|den'), []);
  });
});
