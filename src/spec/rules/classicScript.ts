import { itemsOf, stringOf, valueAt, type SpecNode } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import { writtenText } from '../references/writtenText';
import type { Outside } from '../validate/outside';

/** The script of a classic interface, empty when there is none; undefined when not all of it is known here. */
export function scriptOf(doc: SpecDocument, view: SpecNode, outside: Outside): string | undefined {
  const foreign = itemsOf(valueAt(valueAt(view, 'assets'), 'script_urls')).some(
    (url) => !stringOf(url)?.startsWith('$TOLOKA_ASSETS/'),
  );
  if (foreign) return undefined;
  const script = valueAt(view, 'script');
  return script === undefined ? '' : writtenText(doc, script, outside)?.text;
}

/** Whether a name stands in a text as a word of its own. */
export function isWordOf(text: string, name: string): boolean {
  const plain = name.replace(/[^\w]/g, '\\$&');
  return new RegExp(`(?<![\\w$])${plain}(?![\\w$])`).test(text);
}
