/** From key presses to the names a config gives to keys: single keys, combinations, sequences. */
import { keyName } from './hotkeys';

/** Keys of a sequence may be this far apart, in milliseconds. */
const patience = 1000;
const longestSequence = 4;

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  /** Milliseconds, from any beginning. */
  readonly timeStamp: number;
}

const aliases: Readonly<Record<string, string>> = {
  ' ': 'space',
  arrowleft: 'left',
  arrowright: 'right',
  escape: 'esc',
  delete: 'del',
};

export class KeySequences {
  #recent: string[] = [];
  #last = -Infinity;

  /** Everything that may be meant by this press, the longest sequence first. */
  namesOf(press: KeyPress): readonly string[] {
    const single = nameOf(press);
    if (press.timeStamp - this.#last > patience) this.#recent = [];
    this.#last = press.timeStamp;
    this.#recent = [...this.#recent, single].slice(-longestSequence);
    return this.#recent.map((_, i) => this.#recent.slice(i).join(' '));
  }
}

/** `ctrl+k`, `shift+up`, `a`. A shifted letter or sign is named by what it types. */
function nameOf(press: KeyPress): string {
  const plain = keyName(press.key);
  const name = aliases[plain] ?? plain;
  const parts = [
    press.ctrlKey ? 'ctrl' : '',
    press.altKey ? 'alt' : '',
    press.metaKey ? 'meta' : '',
    press.shiftKey && (name.length > 1 || /\p{L}/u.test(name)) ? 'shift' : '',
  ];
  return [...parts.filter((part) => part !== ''), name].join('+');
}
