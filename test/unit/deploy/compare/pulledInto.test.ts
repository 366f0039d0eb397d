import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { Document, isCollection, visit } from 'yaml';
import { differencesOf, type ObjectKind } from '../../../../src/deploy';
import { freshSpec } from '../../../../src/deploy/compare/freshSpec';
import { localObject, type LocalSource } from '../../../../src/deploy/compare/localObject';
import { pulledInto } from '../../../../src/deploy/compare/pulledInto';
import { parseSpec, type SpecFormat } from '../../../../src/spec';

/** A spec in memory that names no files. */
function sourceOf(text: string, kind: ObjectKind, format: SpecFormat): LocalSource {
  const path = `a.${kind}.${format}`;
  const spec = { path, absolute: `/${path}`, kind, text, doc: parseSpec(text, { kind, format }) };
  const lock = { entries: () => ({}), idOf: () => undefined };
  return { workspace: {}, lock, spec } as unknown as LocalSource;
}

const word = fc.constantFrom(
  'a',
  'b',
  'view.text',
  'yes',
  'no',
  '12',
  ' ',
  'null',
  'x: y',
  '# no',
  "it's",
  '"q"',
  'two\nlines',
  ' lead',
  'trail ',
  '{',
  '- x',
  '&a',
  '*a',
  'é',
  '',
  'a\n\n',
  '\ttab',
);
const key = fc.constantFrom(
  'type',
  'content',
  'label',
  'items',
  'when',
  'yes',
  'on',
  'a b',
  '1',
  'x:y',
);
const { node } = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    word,
    fc.integer({ min: -5, max: 99 }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(key, tie('node'), { maxKeys: 4 }),
  ),
}));
const config = fc.dictionary(key, node, { minKeys: 1, maxKeys: 4 });

const project = (view: object, rest: object): object => ({
  public_name: 'Read',
  assignments_issuing_type: 'AUTOMATED',
  task_spec: {
    input_spec: {},
    output_spec: {},
    view_spec: { type: 'tb', config: JSON.stringify(view), lock: { core: '9.0.0' } },
  },
  ...rest,
});
const rest = fc.record(
  {
    public_description: word,
    private_comment: word,
    sensitive: fc.boolean(),
    max_active_assignments_count: fc.integer({ min: 1, max: 3 }),
    metadata: fc.dictionary(key, fc.array(word, { maxLength: 2 }), { maxKeys: 2 }),
  },
  { requiredKeys: [] },
);
const object = fc.tuple(config, rest).map(([view, more]) => project(view, more));

/** Some pieces of one object and some of the other, as after somebody's changes. */
function mixed(a: unknown, b: unknown, choose: () => boolean): unknown {
  if (Array.isArray(a) && Array.isArray(b)) {
    return [...(a as unknown[]), ...(b as unknown[]).slice(0, choose() ? 1 : 0)].filter(
      () => choose() || choose(),
    );
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return choose() ? a : b;
  const [left, right] = [a, b] as [Record<string, unknown>, Record<string, unknown>];
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return Object.fromEntries(
    keys.flatMap((name) => {
      if (!(name in left)) return choose() ? [[name, right[name]]] : [];
      if (!(name in right)) return choose() ? [[name, left[name]]] : [];
      return [[name, mixed(left[name], right[name], choose)]];
    }),
  );
}

/** The spec of an object in some notation, with comments. */
function written(value: object, notation: readonly number[]): string {
  const { task_spec: taskSpec, ...others } = value as {
    task_spec: { view_spec: { config: string } };
  };
  const view = taskSpec.view_spec;
  const spec = {
    ...others,
    task_spec: { ...taskSpec, view_spec: { ...view, config: JSON.parse(view.config) as unknown } },
  };
  const document = new Document(spec, { aliasDuplicateObjects: false });
  let count = 0;
  visit(document, {
    Node(_key, one) {
      const choice = notation[count++ % Math.max(1, notation.length)] ?? 0;
      if (isCollection(one) && one !== document.contents && choice === 1) one.flow = true;
      if (choice === 2) one.comment = ' a note';
      if (choice === 3) one.commentBefore = ' above';
    },
  });
  return document.toString({
    lineWidth: 0,
    indent: notation[0] === 4 ? 4 : 2,
    indentSeq: notation[0] !== 0,
  });
}

const isSound = (text: string): boolean =>
  parseSpec(text, { kind: 'project', format: 'yaml' }).syntax.length === 0;

describe('a spec that takes in what the platform has', () => {
  const notation = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 12 });

  it('says it afterwards, however it is written and whatever differs', async () => {
    const runs = fc.asyncProperty(
      object,
      object,
      notation,
      fc.infiniteStream(fc.boolean()),
      async (mine, others, style, choices) => {
        const text = written(mine, style);
        fc.pre(isSound(text));
        const remote = mixed(mine, others, () => choices.next().value === true) as object;
        const source = sourceOf(text, 'project', 'yaml');
        const { files } = await pulledInto(source, { kind: 'project', remote });
        const after = sourceOf(files[0]?.text ?? text, 'project', 'yaml');
        assert.deepEqual(differencesOf(await localObject(after), remote, 'project'), []);
      },
    );
    await fc.assert(runs, { numRuns: 250 });
  });

  it('stays to the letter where nothing differs', async () => {
    const runs = fc.asyncProperty(object, notation, async (mine, style) => {
      const text = written(mine, style);
      fc.pre(isSound(text));
      const { files } = await pulledInto(sourceOf(text, 'project', 'yaml'), {
        kind: 'project',
        remote: mine,
      });
      assert.deepEqual(files, []);
    });
    await fc.assert(runs, { numRuns: 150 });
  });

  it('keeps every line that no change is about', async () => {
    const text = written(project({ view: { type: 'view.text', content: 'a' } }, {}), [3, 2, 0]);
    const remote = project({ view: { type: 'view.text', content: 'b' } }, {});
    const { files } = await pulledInto(sourceOf(text, 'project', 'yaml'), {
      kind: 'project',
      remote,
    });
    const [before, now] = [text.split('\n'), files[0]!.text.split('\n')];
    assert.deepEqual(
      now.filter((line, i) => line !== before[i]).map((line) => line.trim().replace(/ #.*/, '')),
      ['content: b'],
    );
    assert.equal(now.length, before.length);
  });

  it('can be written anew in YAML and JSON', async () => {
    const runs = fc.asyncProperty(
      object,
      fc.constantFrom('yaml', 'json'),
      async (remote, format) => {
        const path = `a.project.${format}`;
        const fresh = freshSpec(
          { kind: 'project', remote },
          { path, lock: undefined, isTaken: () => false },
        );
        const [spec] = fresh.files;
        const source = sourceOf(spec.text, 'project', format);
        assert.deepEqual(source.spec.doc.syntax, []);
        assert.deepEqual(differencesOf(await localObject(source), remote, 'project'), []);
      },
    );
    await fc.assert(runs, { numRuns: 150 });
  });
});
