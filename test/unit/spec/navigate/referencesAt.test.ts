import assert from 'node:assert/strict';
import {
  definitionAt,
  highlightsAt,
  referencesAt,
  textAtHand,
  type Range,
} from '../../../../src/spec';
import { textOf } from '../cursor';
import { cursorIn, outsideOf, shown, specAt } from './folder';
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

describe('every name of every file', () => {
  it('is among the references that are found from it, and so is its definition', () => {
    for (const [path, text] of Object.entries(reading)) {
      const doc = specAt(reading, path) ?? textAtHand(text);
      const outside = outsideOf(reading, path);
      for (const word of text.matchAll(/[\w-]{3,}/g)) {
        const position = doc.lines.positionAt(word.index + 1);
        const found = referencesAt(doc, position, outside);
        const definition = definitionAt(doc, position, outside);
        if (!definition) continue;
        const own = found.some(
          (place) => place.path === undefined && isEqual(place.range, definition.origin),
        );
        assert.ok(own, `${path} at ${JSON.stringify(position)}`);
        for (const target of definition.targets.filter(({ range }) => !isEmpty(range)))
          assert.ok(
            found.some((place) => isEqual(place, target)),
            `${path} at ${JSON.stringify(position)}`,
          );
      }
    }
  });

  it('is found in markup and script that stand in files of their own', () => {
    const folder = {
      'a.project.yaml':
        'public_name: a\ntask_spec:\n  input_spec: { text: { type: string } }\n  output_spec: { out: { type: string } }\n  view_spec:\n    markup: { $file: a.html }\n    script: { $file: a.js }\n',
      'a.html': '<p>{{text}}</p>{{field type="text" name="out"}}',
      'a.js': 'this.getSolution().output_values.out = 1;',
    };
    const { doc, position, outside } = cursorIn(folder, 'a.html', 'name="o|ut');
    assert.deepEqual(shown(folder, 'a.html', referencesAt(doc, position, outside)), [
      'a.html: <p>{{text}}</p>{{field type="text" name="[out]"}}',
      'a.js: this.getSolution().output_values.[out] = 1;',
      'a.project.yaml: output_spec: { [out]: { type: string } }',
    ]);
  });
});

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isEmpty({ start, end }: Range): boolean {
  return isEqual(start, end);
}
