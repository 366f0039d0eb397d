import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Identities } from '../../../src/preview/core/identities';

const text = (content: string): unknown => ({ type: 'view.text', content });
const listOf = (...items: readonly unknown[]): unknown => ({ view: { type: 'view.list', items } });

describe('names of components over edits of a config', () => {
  it('are the paths of the first config', () => {
    assert.equal(new Identities(listOf(text('a'), text('b'))).of('view.items.1'), 'view.items.1');
  });

  it('move along when something is written above', () => {
    const before = new Identities(listOf(text('a'), text('b')));
    const after = new Identities(listOf({ type: 'view.divider' }, text('a'), text('b')), before);
    assert.equal(after.of('view.items.1'), 'view.items.0');
    assert.equal(after.of('view.items.2'), 'view.items.1');
    assert.notEqual(after.of('view.items.0'), 'view.items.0');
  });

  it('stay when a component is edited in its place, and when one is taken away', () => {
    const before = new Identities(listOf(text('a'), text('b'), text('c')));
    const edited = new Identities(listOf(text('a'), text('bb'), text('c')), before);
    assert.equal(edited.of('view.items.1'), 'view.items.1');
    const shorter = new Identities(listOf(text('bb'), text('c')), edited);
    assert.equal(shorter.of('view.items.0'), 'view.items.1');
  });

  it('never stand for two components at once', () => {
    const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 5 }), (edits) => {
        let names: Identities | undefined;
        for (const edit of edits) {
          names = new Identities(listOf(...edit.map(text)), names);
          const given = edit.map((_, index) => names?.of(`view.items.${String(index)}`));
          assert.equal(new Set(given).size, edit.length);
        }
      }),
    );
  });
});
