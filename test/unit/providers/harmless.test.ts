import assert from 'node:assert/strict';
import { harmless } from '../../../src/providers/ask/harmless';

/** What VS Code takes for links in its notifications. */
const links = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)/i;

describe('a text for notifications', () => {
  it('holds no link that somebody has put into a name', () => {
    for (const name of [
      '[Open](command:workbench.action.terminal.new).wav',
      '[a]([b](command:x))',
      '[a](https://example.com "b")',
    ]) {
      const text = harmless(`Saved ${name}.`);
      assert.doesNotMatch(text, links);
      assert.equal(text.replaceAll('] (', ']('), `Saved ${name}.`);
    }
  });

  it('reads in its own direction, on its own lines', () => {
    assert.equal(harmless('a\u202Egnp.exe\u2066 \u0007b\tc\nd'), 'a gnp.exe   b c\nd');
  });
});
