import assert from 'node:assert/strict';
import { highlightsAt, referencesAt } from '../../../../src/spec';
import { textOf } from '../cursor';
import { cursorIn, shown, specAt } from './folder';
import { reading } from './reading';

const verdictPlaces = [
  "specs/judge.project.yaml: [verdict]: { type: string, allowed_values: ['yes', 'no'] }",
  "all.pipeline.yaml: accept: { output: [verdict], equals: 'yes', confidence: 0.8 }",
  'data/judge.jsonl: {"input_values": {"text": "a", "text_id": "1"}, "known_solutions": [{"output_values": {"[verdict]": "yes"}}]}',
  'data/judge.tsv: INPUT:text\tINPUT:text_id\tGOLDEN:[verdict]',
  'pools/judge.pool.yaml: fields: [{ name: [verdict] }]',
  'pools/judge.pool.yaml: - { $file: ../data/plain.tsv, kind: golden, columns: { sentence: INPUT:text, truth: GOLDEN:[verdict] } }',
  'specs/ui/judge.json: "vars": { "answer": { "type": "data.output", "path": "[verdict]" } },',
  'specs/ui/judge.json: "plugins": [{ "type": "plugin.hotkeys", "1": { "type": "action.set", "data": { "type": "data.output", "path": "[verdict]" }, "payload": "yes" } }]',
];

function references(path: string, place: string): readonly string[] {
  const { doc, position, outside } = cursorIn(reading, path, place);
  return shown(reading, path, referencesAt(doc, position, outside));
}

describe('finding references', () => {
  it('finds a field in every kind of file, its definition included', () => {
    assert.deepEqual(references('specs/judge.project.yaml', 'ver|dict:'), verdictPlaces);
  });

  it('finds the same from every one of them', () => {
    const wanted = [...verdictPlaces].sort();
    const places: readonly (readonly [string, string])[] = [
      ['all.pipeline.yaml', 'output: ver|dict'],
      ['data/judge.tsv', 'GOLDEN:ver|dict'],
      ['data/judge.jsonl', '"ver|dict'],
      ['pools/judge.pool.yaml', 'GOLDEN:ver|dict'],
      ['specs/ui/judge.json', '"path": "ver|dict'],
    ];
    for (const [path, place] of places)
      assert.deepEqual([...references(path, place)].sort(), wanted);
  });

  it('leaves the definition out on demand', () => {
    const { doc, position, outside } = cursorIn(reading, 'specs/judge.project.yaml', 'ver|dict:');
    const found = referencesAt(doc, position, outside, 'without-definition');
    assert.equal(found.length, verdictPlaces.length - 1);
  });

  it('keeps fields of one name in two projects apart', () => {
    const found = references('specs/read.project.yaml', 'te|xt: { type');
    assert.ok(found.every((place) => place.startsWith('specs/read.project.yaml')));
    assert.equal(found.length, 6);
  });

  it('finds who refers to a spec', () => {
    assert.deepEqual(references('pools/judge.pool.yaml', '../specs/ju|dge').slice(1), [
      'all.pipeline.yaml: project: [./specs/judge.project.yaml]',
      'pools/judge.training.yaml: project_id: { $id: [../specs/judge.project.yaml] }',
      'specs/judge.project.yaml: [public_name]: Judge',
    ]);
  });
});

describe('highlighting', () => {
  it('marks the places of a name in this document, and which of them write', () => {
    const path = 'specs/read.project.yaml';
    const { doc, position, outside } = cursorIn(reading, path, 'rec|ord: { type');
    const spec = specAt(reading, path);
    assert.ok(spec);
    const marks = highlightsAt(doc, position, outside);
    assert.deepEqual(
      marks.map(({ range, kind }) => [range.start.line, textOf(spec, range), kind]),
      [
        [6, 'record', 'write'],
        [13, 'record', 'write'],
        [16, 'record', 'write'],
        [17, 'record', 'write'],
      ],
    );
  });
});
