import type { SpecDocument } from '../document/specDocument';
import type { Range } from '../text/position';
import type { Outside } from '../validate/diagnostic';
import { configRewrites } from './configRewrites';
import type { Fix } from './fix';
import { idRewrites } from './idRewrites';

/** Other ways to write what stands at a range; nothing is wrong with it as it is. */
export function rewritesAt(doc: SpecDocument, range: Range, outside: Outside = {}): readonly Fix[] {
  const at = doc.lines.offsetAt(range.start);
  return [...configRewrites(doc, at), ...idRewrites(doc, at, outside)].map((fix) => ({
    ...fix,
    code: '',
  }));
}
