import assert from 'node:assert/strict';
import { KeySequences, type KeyPress } from '../../../src/preview/core';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  ...{ key, ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, timeStamp: 0 },
  ...more,
});

describe('names of pressed keys', () => {
  it('are letters, arrows and combinations as a config spells them', () => {
    const names = (one: KeyPress): string | undefined => new KeySequences().namesOf(one).at(-1);
    assert.equal(names(press('A')), 'a');
    assert.equal(names(press('ArrowUp')), 'up');
    assert.equal(names(press('k', { ctrlKey: true })), 'ctrl+k');
    assert.equal(names(press('ф')), 'a');
  });

  it('are sequences while keys follow each other closely', () => {
    const keys = new KeySequences();
    keys.namesOf(press('g', { timeStamp: 0 }));
    assert.deepEqual(keys.namesOf(press('i', { timeStamp: 500 })), ['g i', 'i']);
    assert.deepEqual(keys.namesOf(press('i', { timeStamp: 5000 })), ['i']);
  });
});
