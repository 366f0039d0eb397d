/** Languages that write without blanks between words. */
const unspaced = new Set([
  'zh',
  'ja',
  'th',
  'lo',
  'km',
  'my',
  'bo',
  'dz',
  'yue',
  'wuu',
  'gan',
  'hak',
]);

/** Counts words as readers of the language would. */
export function wordCounter(language: string): (text: string) => number {
  const [primary = ''] = language.split('-');
  if (!unspaced.has(primary)) return (text) => text.split(/\s+/u).filter(Boolean).length;
  const segmenter = new Intl.Segmenter(primary, { granularity: 'word' });
  return (text) => {
    let count = 0;
    for (const { isWordLike } of segmenter.segment(text)) if (isWordLike === true) count++;
    return count;
  };
}
