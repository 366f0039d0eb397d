/** Scripts that are written without blanks between words. */
const unspaced =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}]/u;

/** Which words a script has is the same in all languages here. */
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** Counts words as readers would: what stands between blanks, and what is one where there are none. */
export function countWords(text: string): number {
  let count = 0;
  for (const part of text.split(/\s+/u)) {
    if (!unspaced.test(part)) count += part === '' ? 0 : 1;
    else for (const { isWordLike } of segmenter.segment(part)) if (isWordLike === true) count++;
  }
  return count;
}
