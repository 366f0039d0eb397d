/** Names that authors of wikis use; the rest of HTML's two thousand do not occur in running text. */
const names: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ensp: ' ', emsp: ' ' },
  ...{ thinsp: ' ', ndash: '–', mdash: '—', minus: '−', hellip: '…', middot: '·', bull: '•' },
  ...{ lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„', laquo: '«' },
  ...{ raquo: '»', deg: '°', times: '×', shy: '', zwj: '\u200d', zwnj: '\u200c', lrm: '', rlm: '' },
  ...{ prime: '′', Prime: '″', sect: '§', copy: '©', reg: '®', trade: '™', euro: '€', pound: '£' },
};

/** Decodes what stands for a character; what is not known becomes a hole. */
export function decodeEntities(text: string, hole: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));/g,
    (...match) => {
      const [, decimal, hex, name] = match as (string | undefined)[];
      if (name !== undefined) return names[name] ?? hole;
      const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0x1f && code <= 0x10_ffff && (code < 0xd800 || code > 0xdfff)
        ? String.fromCodePoint(code)
        : hole;
    },
  );
}
