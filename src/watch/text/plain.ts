/* eslint-disable no-control-regex -- control characters are what this is about */

/**
 * Text of others (performers, specs, platforms) made harmless for a terminal: no control characters,
 * no escape sequences, no turned writing direction, one line.
 */
export function plain(text: string): string {
  return text
    .replace(/\u001b\[[0-9;?]*[ -/]*[@-~]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}

/** Letters as people count them, and those that take two columns. */
const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** Columns that a text takes in a terminal. */
export function columns(text: string): number {
  let count = 0;
  for (const { segment } of letters.segment(text)) count += wide.test(segment) ? 2 : 1;
  return count;
}

/** At most `width` columns, the last of them an ellipsis where something is left out. */
export function cut(text: string, width: number): string {
  if (columns(text) <= width) return text;
  let kept = '';
  let left = width - 1;
  for (const { segment } of letters.segment(text)) {
    left -= wide.test(segment) ? 2 : 1;
    if (left < 0) break;
    kept += segment;
  }
  return width < 1 ? '' : `${kept}…`;
}
