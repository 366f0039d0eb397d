/** Walks the catalogue of Template Builder's components: none may be left out. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  compileConfig,
  isKnownType,
  plainEnvironment,
  quietEffects,
  TaskEngine,
  TaskStore,
} from '../../../src/preview/core';
import { samples } from '../../browser/gallery/samples';

interface Entry {
  readonly type: string;
  readonly category: string;
}

const file = path.resolve('test/fixtures/preview/template-builder-components.json');
const catalogue = JSON.parse(readFileSync(file, 'utf8')) as readonly Entry[];
const ofCategory = (category: string): readonly string[] =>
  catalogue.filter((entry) => entry.category === category).map(({ type }) => type);

function engineOf(view: unknown, plugins: unknown = []): TaskEngine {
  const compiled = compileConfig({ view, plugins }, isKnownType);
  assert.deepEqual(compiled.problems, []);
  const store = new TaskStore({ list: [1, 2], word: 'Word', flag: true });
  return new TaskEngine(compiled, store, plainEnvironment, quietEffects);
}

const out = { type: 'data.output', path: 'value' };
const word = { type: 'data.input', path: 'word' };
const list = { type: 'data.input', path: 'list' };
const player = { type: 'view.audio', url: 'https://example.org/a.mp3' };

/** The text that a helper or a data component comes to. */
function valueOf(component: unknown): unknown {
  const engine = engineOf({ type: 'view.text', content: component });
  assert.deepEqual(engine.view.problems, []);
  const { root } = engine.view;
  assert.equal(root?.broken, undefined);
  return root?.props.content;
}

const helpers: Readonly<Record<string, readonly [component: unknown, value: unknown]>> = {
  'helper.concat-arrays': [{ items: [list, [3]] }, [1, 2, 3]],
  'helper.entries2object': [{ entries: [{ key: 'a', value: 1 }] }, { a: 1 }],
  'helper.if': [{ condition: { type: 'condition.empty', data: word }, then: 1, else: 2 }, 2],
  'helper.join': [{ items: list, by: '-' }, '1-2'],
  'helper.length': [{ data: list }, 2],
  'helper.multiply': [{ items: [2, 3] }, 6],
  'helper.object2entries': [{ data: { a: 1 } }, [{ key: 'a', value: 1 }]],
  'helper.replace': [{ data: word, find: 'or', replace: '00' }, 'W00d'],
  'helper.search-query': [{ query: 'a b', engine: 'bing' }, 'https://www.bing.com/search?q=a%20b'],
  'helper.sum': [{ items: list }, 3],
  'helper.switch': [{ cases: [], default: 'other' }, 'other'],
  'helper.text-transform': [{ data: word, transformation: 'uppercase' }, 'WORD'],
  'helper.transform': [{ items: list, into: { type: 'data.local', path: 'item' } }, [1, 2]],
  'helper.translate': [{ key: 'greeting' }, 'greeting'],
  '@toloka/helper.proxy': [{ path: '/disk/a.jpg' }, 'https://toloka.dev/api/proxy/disk/a.jpg'],
};

const reads: Readonly<Record<string, readonly [component: unknown, value: unknown]>> = {
  'data.input': [{ path: 'word' }, 'Word'],
  'data.internal': [{ path: 'nothing' }, undefined],
  'data.local': [{ path: 'nothing', default: 7 }, 7],
  'data.output': [{ path: 'nothing' }, undefined],
  'data.sub': [{ parent: out, path: 'below' }, undefined],
  '@toloka/data.assignment-id': [{}, '<assignment-id>'],
  '@toloka/data.location': [{}, 'unavaliable,unavaliable'],
};

/** A condition that passes and one that fails, by type. */
const verdicts: Readonly<Record<string, readonly [passes: unknown, fails: unknown]>> = {
  'condition.all': [{ conditions: [] }, { conditions: [{ type: 'condition.required' }] }],
  'condition.any': [{ conditions: [{ type: 'condition.empty' }] }, { conditions: [] }],
  'condition.contains': [
    { data: 'or', in: word },
    { data: 'x', in: word },
  ],
  'condition.empty': [{}, { data: word }],
  'condition.equals': [
    { data: word, to: 'Word' },
    { data: word, to: 'word' },
  ],
  'condition.less': [
    { data: 1, then: 2 },
    { data: 2, then: 2 },
  ],
  'condition.link-opened': [undefined, { url: 'https://example.org' }],
  'condition.more': [
    { data: 2, then: 1 },
    { data: 1, then: 1 },
  ],
  'condition.not': [
    { condition: { type: 'condition.required' } },
    { condition: { type: 'condition.empty' } },
  ],
  'condition.played': [undefined, {}],
  'condition.played-fully': [undefined, {}],
  'condition.required': [{ data: word }, {}],
  'condition.same-domain': [
    { data: 'https://www.a.org/x', original: 'https://a.org' },
    { data: 'https://a.org', original: 'https://b.org' },
  ],
  'condition.schema': [
    { data: word, schema: { type: 'string' } },
    { data: word, schema: { type: 'number' } },
  ],
  'condition.sub-array': [
    { data: [1], parent: list },
    { data: [3], parent: list },
  ],
  '@toloka/condition.distance': [
    { from: '1,1', to: '1,1', max: 5 },
    { from: '1,1', to: '2,2', max: 5 },
  ],
};

/** What an action leaves behind, by type; players and pictures are tried in the browser. */
const deeds: Readonly<Record<string, readonly [action: unknown, output: unknown]>> = {
  'action.bulk': [{ payload: [{ type: 'action.set', data: out, payload: 1 }] }, { value: 1 }],
  'action.list-push': [{ data: out, payload: 'a' }, { value: ['a'] }],
  'action.list-remove': [{ data: out, payload: 0 }, {}],
  'action.notify': [{ payload: { content: 'Hello', theme: 'info' } }, {}],
  'action.open-close': [{ view: { $ref: 'view.items.0' } }, {}],
  'action.open-link': [{ payload: 'https://example.org' }, {}],
  'action.play-pause': [{ view: { $ref: 'view.items.0' } }, {}],
  'action.rotate': [{ view: { $ref: 'view.items.0' }, payload: 'left' }, {}],
  'action.set': [{ data: out, payload: { a: 1 } }, { value: { a: 1 } }],
  'action.set-current-time': [{ view: { $ref: 'view.items.0' }, payload: 3 }, {}],
  'action.set-duration': [{ view: { $ref: 'view.items.0' }, payload: 3 }, {}],
  'action.set-media-status': [{ view: { $ref: 'view.items.0' }, payload: { state: 'new' } }, {}],
  'action.set-volume': [{ view: { $ref: 'view.items.0' }, payload: 0.5 }, {}],
  'action.toggle': [{ data: out }, { value: true }],
  'action.zoom-in-out': [{ view: { $ref: 'view.items.0' } }, {}],
};

const plugins: readonly string[] = [
  'plugin.field.image-annotation.hotkeys',
  'plugin.field.text-annotation.hotkeys',
  'plugin.hotkeys',
  'plugin.toloka',
  'plugin.trigger',
];

describe('the catalogue of components', () => {
  it('is known as a whole', () => {
    assert.deepEqual(
      catalogue.map(({ type }) => type).filter((type) => !isKnownType(type)),
      [],
    );
  });

  it('has a sample of everything that is drawn, for the gallery and the browser', () => {
    const drawn = [...ofCategory('view'), ...ofCategory('field'), ...ofCategory('layout')];
    assert.deepEqual(Object.keys(samples).sort(), [...drawn].sort());
  });

  for (const type of ofCategory('helper')) {
    it(`computes ${type}`, () => {
      const [props, value] = helpers[type] ?? assert.fail(`no example of ${type}`);
      assert.deepEqual(valueOf({ type, ...(props as object) }), value);
    });
  }

  for (const type of ofCategory('data')) {
    it(`reads ${type}`, () => {
      // Outside of a list it is a mistake; the vectors read it inside of one.
      if (type === 'data.relative') {
        const engine = engineOf({ type: 'view.text', content: { type, path: '' } });
        assert.match(engine.view.root?.broken ?? '', /outside of a field.list/);
        return;
      }
      const [props, value] = reads[type] ?? assert.fail(`no example of ${type}`);
      assert.deepEqual(valueOf({ type, ...(props as object) }), value);
    });
  }

  for (const type of ofCategory('condition')) {
    it(`judges ${type}`, () => {
      const [passes, fails] = verdicts[type] ?? assert.fail(`no example of ${type}`);
      const errors = (props: unknown): readonly string[] => {
        const validation = { type, ...(props as object) };
        const engine = engineOf({ ...player, validation });
        assert.equal(engine.view.root?.broken, undefined);
        return engine.view.root?.errors ?? [];
      };
      if (passes !== undefined) assert.deepEqual(errors(passes), []);
      // An empty `any` fails without a part that could say why.
      if (type !== 'condition.any') assert.ok(errors(fails).length > 0);
    });
  }

  for (const type of ofCategory('action')) {
    it(`runs ${type}`, () => {
      const [props, output] = deeds[type] ?? assert.fail(`no example of ${type}`);
      const engine = engineOf({ type: 'view.list', items: [player] }, [
        { type: 'plugin.hotkeys', a: { type, ...(props as object) } },
      ]);
      assert.ok(engine.press(['a'], 'elsewhere'));
      assert.deepEqual(engine.view.problems, []);
      assert.deepEqual(engine.store.output, output);
    });
  }

  it('takes every plugin', () => {
    assert.deepEqual([...ofCategory('plugin')].sort(), plugins);
    const all = plugins.map((type) => ({ type, layout: { kind: 'scroll' } }));
    assert.deepEqual(engineOf({ type: 'view.text' }, all).view.problems, []);
  });

  it('is written with the scope of either name', () => {
    for (const { type } of catalogue.filter((entry) => entry.type.startsWith('@toloka/'))) {
      assert.ok(isKnownType(type.replace('@toloka/', '@yandex-toloka/')), type);
    }
  });
});
