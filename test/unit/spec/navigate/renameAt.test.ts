import assert from 'node:assert/strict';
import fc from 'fast-check';
import { referencesAt, renameAt, renameEdits, validateSpec } from '../../../../src/spec';
import { cursorIn, edited, outsideOf, specAt, type Folder } from './folder';
import { reading } from './reading';

function renamed(folder: Folder, path: string, place: string, name: string): Folder {
  const { doc, position, outside } = cursorIn(folder, path, place);
  const renaming = renameEdits(doc, position, name, outside);
  if (renaming.state === 'refused') throw new Error(renaming.message);
  return edited(folder, path, renaming.edits, renaming.moves);
}

function refusal(path: string, place: string, name: string): string {
  const { doc, position, outside } = cursorIn(reading, path, place);
  const renaming = renameEdits(doc, position, name, outside);
  return renaming.state === 'refused' ? renaming.message : '';
}

/** A place of each field in each kind of file, with `NAME` where its name stands. */
const places: readonly (readonly [string, string, string])[] = [
  ['verdict', 'specs/judge.project.yaml', '    |NAME: { type'],
  ['verdict', 'specs/ui/judge.json', '"path": "|NAME"'],
  ['verdict', 'data/judge.tsv', 'GOLDEN:|NAME'],
  ['verdict', 'data/judge.jsonl', '"output_values": {"|NAME'],
  ['verdict', 'pools/judge.pool.yaml', 'fields: [{ name: |NAME'],
  ['verdict', 'all.pipeline.yaml', 'output: |NAME'],
  ['record', 'specs/read.project.yaml', '"file" name="|NAME'],
  ['record', 'all.pipeline.yaml', 'audio: |NAME'],
  ['text', 'specs/read.project.yaml', '<p>{{|NAME'],
  ['text', 'pools/judge.pool.yaml', 'INPUT:|NAME'],
];

describe('renaming a field', () => {
  it('changes every file that names it', () => {
    const after = renamed(reading, 'data/judge.tsv', 'GOLDEN:ver|dict', 'is_good');
    assert.ok(!Object.values(after).some((text) => text.includes('verdict')));
    const before = Object.values(reading).join('').split('verdict').length;
    assert.equal(Object.values(after).join('').split('is_good').length, before);
  });

  it('and back again leaves nothing changed', () => {
    const names = fc.stringMatching(/^[A-Za-z_]\w{0,12}$/);
    fc.assert(
      fc.property(fc.constantFrom(...places), names, ([from, path, place], to) => {
        fc.pre(
          !reading[path]?.includes(to) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(to),
        );
        fc.pre(!Object.values(reading).some((text) => text.includes(to)));
        const there = renamed(reading, path, place.replace('NAME', from), to);
        assert.notDeepEqual(there, reading);
        assert.deepEqual(renamed(there, path, place.replace('NAME', to), from), reading);
      }),
      { numRuns: 60 },
    );
  });

  it('quotes a name that YAML would read as something else', () => {
    const after = renamed(reading, 'all.pipeline.yaml', 'output: ver|dict', '12');
    assert.match(after['all.pipeline.yaml'] ?? '', /output: '12'/);
    assert.match(after['specs/judge.project.yaml'] ?? '', /\n {4}12: \{ type: string/);
    assert.match(after['data/judge.tsv'] ?? '', /GOLDEN:12\n/);
  });

  it('refuses what is no field id, or taken', () => {
    assert.match(refusal('data/judge.tsv', 'INPUT:te|xt', 'my text'), /letters, digits/);
    assert.match(refusal('data/judge.tsv', 'INPUT:te|xt', 'text_id'), /in use already/);
    assert.match(refusal('pools/judge.pool.yaml', 'kind: gol|den', 'x'), /Nothing here/);
    assert.match(refusal('all.pipeline.yaml', 'audio: rec|ord', 'the-record'), /behind a dot/);
  });

  it('shows the present name first', () => {
    const { doc, position, outside } = cursorIn(reading, 'data/judge.tsv', 'GOLDEN:ver|dict');
    assert.equal(renameAt(doc, position, outside)?.placeholder, 'verdict');
  });

  it('works inside a config that is JSON text', () => {
    const folder = {
      'a.project.yaml': `task_spec:
  input_spec: {}
  output_spec: { a: { type: string } }
  view_spec:
    type: tb
    config: "{\\"view\\": {\\"type\\": \\"field.text\\", \\"data\\": {\\"type\\": \\"data.output\\", \\"path\\": \\"a\\"}}}"
`,
    };
    const after = renamed(folder, 'a.project.yaml', '{ |a: {', 'answer');
    assert.match(after['a.project.yaml'] ?? '', /path\\": \\"answer\\"/);
  });

  it('keeps every reference whole', () => {
    const after = renamed(reading, 'specs/read.project.yaml', '<p>{{|text', 'sentence');
    const { doc, position, outside } = cursorIn(
      after,
      'specs/read.project.yaml',
      '|sentence: { type',
    );
    assert.equal(referencesAt(doc, position, outside).length, 6);
  });
});

describe('renaming a piece, a column', () => {
  it('changes a piece of an interface where it is used', () => {
    const after = renamed(reading, 'specs/ui/judge.json', 'vars.ans|wer', 'choice');
    assert.match(after['specs/ui/judge.json'] ?? '', /"vars": \{ "choice".*"vars\.choice"/s);
  });

  it('changes a column in its file and in the mapping', () => {
    const after = renamed(reading, 'data/plain.tsv', 'sent|ence', 'phrase');
    assert.match(after['data/plain.tsv'] ?? '', /^phrase\t/);
    assert.match(after['pools/judge.pool.yaml'] ?? '', /\{ phrase: INPUT:text/);
  });
});

describe('renaming a file', () => {
  const moved = renamed(reading, 'pools/judge.pool.yaml', '../specs/ju|dge', 'verify.project.yaml');

  it('moves it, and everything goes on leading to it', () => {
    assert.equal(moved['specs/judge.project.yaml'], undefined);
    assert.match(moved['pools/judge.pool.yaml'] ?? '', /\$id: verify\.project\.yaml/);
    assert.match(moved['pools/judge.training.yaml'] ?? '', /\$id: verify\.project\.yaml/);
    assert.match(moved['all.pipeline.yaml'] ?? '', /project: \.\/pools\/verify\.project\.yaml/);
    for (const path of Object.keys(moved)) {
      const doc = specAt(moved, path);
      const codes = doc ? validateSpec(doc, outsideOf(moved, path)).map(({ code }) => code) : [];
      assert.ok(!codes.includes('file-missing'), path);
    }
  });

  it('takes along the references that the file itself makes', () => {
    assert.match(moved['pools/verify.project.yaml'] ?? '', /\$file: \.\.\/specs\/ui\/judge\.json/);
  });

  it('keeps the lock file in step, so that nothing is deployed or uploaded twice', () => {
    assert.match(
      moved['crowdsmith.lock.json'] ?? '',
      /"pools\/verify\.project\.yaml": \{ "id": "1"/,
    );
    const tasks = renamed(
      reading,
      'pools/judge.pool.yaml',
      '../data/ju|dge.tsv',
      '../data/all.tsv',
    );
    assert.match(tasks['crowdsmith.lock.json'] ?? '', /"main data\/all\.tsv"/);
  });

  it('refuses to make a spec one of another kind, or to leave the folder', () => {
    const at = ['pools/judge.pool.yaml', '../specs/ju|dge'] as const;
    assert.match(refusal(...at, '../specs/judge.pool.yaml'), /ending in `\.project\.yaml`/);
    assert.match(refusal(...at, '../../judge.project.yaml'), /workspace folder/);
    assert.match(refusal(...at, '../specs/read.project.yaml'), /exists already/);
  });
});
