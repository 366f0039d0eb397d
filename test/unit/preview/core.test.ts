import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  BoundAction,
  compileConfig,
  isKnownType,
  plainEnvironment,
  quietEffects,
  readPath,
  TaskEngine,
  TaskStore,
  type TaskSnapshot,
} from '../../../src/preview/core';
import { writePath } from '../../../src/preview/core/path';

function engineOf(view: unknown, input: unknown = {}, plugins: unknown = []): TaskEngine {
  const compiled = compileConfig({ view, plugins }, isKnownType);
  return new TaskEngine(compiled, new TaskStore(input), plainEnvironment, quietEffects);
}

const output = (path: string): unknown => ({ type: 'data.output', path });

describe('data paths', () => {
  it('read what they wrote', () => {
    const segment = fc.oneof(fc.stringMatching(/^[a-z]{1,4}$/), fc.nat(20).map(String));
    fc.assert(
      fc.property(
        fc.array(segment, { minLength: 1, maxLength: 4 }),
        fc.integer(),
        (path, value) => {
          assert.equal(readPath(writePath({}, path, value), path), value);
        },
      ),
    );
  });

  it('leave nothing behind when what they wrote is removed again', () => {
    const names = fc.array(fc.stringMatching(/^[a-z]{1,4}$/), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(names, (path) => {
        assert.equal(writePath(writePath({}, path, 1), path, undefined), undefined);
      }),
    );
  });

  it('never reach a prototype', () => {
    assert.throws(() => writePath({}, ['__proto__', 'polluted'], true), /__proto__/);
    assert.equal(readPath({}, ['constructor', 'name']), undefined);
  });

  it('refuse an index that would make a giant array', () => {
    assert.throws(() => writePath({}, ['rows', '999999999'], 1), /too large/);
  });
});

describe('a config with mistakes', () => {
  it('draws what is sound beside an unknown component', () => {
    const engine = engineOf({
      type: 'view.list',
      items: [{ type: 'view.hologram' }, { type: 'view.text', content: 'alive' }],
    });
    const items = engine.view.root?.slots('items') ?? [];
    assert.match(items[0]?.broken ?? '', /view\.hologram/);
    assert.equal(items[1]?.text('content'), 'alive');
    assert.equal(engine.view.valid, false);
  });

  it('says when a reference runs in a circle', () => {
    const config = {
      vars: { a: { $ref: 'vars.b' }, b: { $ref: 'vars.a' } },
      view: { type: 'view.text', content: { $ref: 'vars.a' } },
    };
    const [problem] = compileConfig(config, isKnownType).problems;
    assert.match(problem?.message ?? '', /circle/);
    assert.equal(problem?.path, 'view.content');
  });

  it('ends where a view contains itself', () => {
    const engine = engineOf({ type: 'view.list', items: [{ $ref: 'view' }] });
    assert.equal(engine.view.valid, false);
  });

  it('ends where triggers chase each other', () => {
    const flip = (from: string, to: string): unknown => ({
      type: 'plugin.trigger',
      onChangeOf: output(from),
      action: { type: 'action.toggle', data: output(to) },
    });
    const field = { type: 'field.checkbox', label: 'a', data: output('a') };
    const engine = engineOf(field, {}, [flip('a', 'b'), flip('b', 'a')]);
    assert.ok(engine.view.root);
    engine.change(engine.view.root, true);
    assert.match(engine.view.problems.join(), /never come to rest/);
  });

  it('keeps the rest alive when a condition cannot be judged', () => {
    const engine = engineOf({
      type: 'view.list',
      items: [
        { type: 'view.text', content: 'one', validation: true },
        { type: 'field.text', data: output('a') },
      ],
    });
    const [broken, field] = engine.view.root?.slots('items') ?? [];
    assert.match(broken?.broken ?? '', /no condition/);
    assert.ok(field?.field);
  });
});

describe('a block that is open from the start', () => {
  it('closes at the first action that toggles it', () => {
    const block = {
      type: 'view.collapse',
      label: 'More',
      defaultOpened: true,
      content: { type: 'view.text', content: 'x' },
    };
    const action = { type: 'action.open-close', view: { $ref: 'view.items.0' } };
    const button = { type: 'view.action-button', label: 'Toggle', action };
    const engine = engineOf({ type: 'view.list', items: [block, button] });
    const views = engine.view.root?.slots('items') ?? [];
    assert.ok(views[1]?.props.action instanceof BoundAction);
    engine.run(views[1].props.action);
    assert.equal(engine.view.root?.slots('items')[0]?.state.open, false);
  });
});

describe('an edit of the config', () => {
  it('keeps answers, touched places and opened blocks', () => {
    const before = engineOf({
      type: 'view.list',
      items: [
        { type: 'field.text', data: output('a') },
        { type: 'view.collapse', label: 'More', content: { type: 'view.text', content: 'x' } },
      ],
    });
    const [field, block] = before.view.root?.slots('items') ?? [];
    assert.ok(field && block);
    before.change(field, 'typed');
    before.patchView(block.key, { open: true });
    const sent = JSON.stringify(before.store.snapshot());
    const kept = TaskStore.restore({}, JSON.parse(sent) as TaskSnapshot);
    assert.deepEqual(kept.output, { a: 'typed' });
    assert.equal(kept.view(block.key).open, true);
    assert.ok(kept.isTouched({ root: 'output', path: ['a'] }));
    assert.ok(!kept.isTouched({ root: 'output', path: ['b'] }));
  });
});

describe('a task whose config is edited', () => {
  const field = (path: string, more: object = {}): unknown => ({
    type: 'field.text',
    data: { type: 'data.output', path, ...more },
  });
  const continued = (before: TaskEngine, view: unknown, plugins: unknown = []): TaskEngine => {
    const compiled = compileConfig({ view, plugins }, isKnownType);
    const store = TaskStore.restore({}, structuredClone(before.store.snapshot()));
    return new TaskEngine(compiled, store, plainEnvironment, quietEffects);
  };
  const answer = (engine: TaskEngine, text: string): void => {
    const [view] = engine.view.mounted;
    assert.ok(view);
    engine.change(view, text);
  };

  it('loses the value of a field that went, and has it again when the field is back', () => {
    const engine = engineOf(field('a'));
    answer(engine, 'typed');
    const without = continued(engine, field('b'));
    assert.deepEqual(without.store.output, {});
    assert.deepEqual(continued(without, field('a')).store.output, { a: 'typed' });
  });

  it('follows a default that nobody changed, and keeps an answer', () => {
    const engine = engineOf(field('a', { default: 'one' }));
    const edited = continued(engine, field('a', { default: 'two' }));
    assert.deepEqual(edited.store.output, { a: 'two' });
    answer(edited, 'mine');
    assert.deepEqual(continued(edited, field('a', { default: 'three' })).store.output, {
      a: 'mine',
    });
  });

  it('runs a trigger of the start once, and again when it was edited', () => {
    const trigger = (payload: string): unknown => [
      {
        type: 'plugin.trigger',
        fireImmediately: true,
        action: { type: 'action.set', data: { type: 'data.output', path: 'a' }, payload },
      },
    ];
    const engine = engineOf(field('a'), {}, trigger('start'));
    answer(engine, 'mine');
    const edited = continued(engine, field('a', { default: 'x' }), trigger('start'));
    assert.deepEqual(edited.store.output, { a: 'mine' });
    assert.deepEqual(continued(edited, field('a'), trigger('other')).store.output, { a: 'other' });
  });
});
