/** Stands where something was that cannot be read aloud: a paragraph with one has lost a part. */
export const hole = '\ufffc';

/** Templates that show one of their parameters as it is; the last one without a name counts. */
const shown =
  /^(lang(-[a-z-]+)?|langx|langue|nowrap|nobr|nobreak|small|smaller|big|transl|translit|transliteration|abbr|abbrlink|ill|interlanguage link|sic|lang-en|nihongo|tooltip|script|audio-nohelp)$/i;
/** Of these the first counts. */
const showFirst = /^(abbr|abbrlink|ill|interlanguage link|nihongo|tooltip|nowrap|nobr|sic|small)$/i;
const convert = /^(convert|cvt)$/i;
/** Templates that leave nothing: notes, marks for other authors. */
const silent =
  /^(sfn\w*|efn\w*|refn|ref|rp|r|cn|citation needed|fact|clarify|when|who|which|dubious|update inline|page needed|cite\b.*|reflist|anchor|main|see also|further|use \w+ dates|short description|coord|!|spaced ndash|snd)$/i;

/**
 * What a template leaves in running text. `before` is the text in front of it: what is stuck to a word
 * or to a full stop is a note.
 */
export function templateText(inside: string, before: string): string {
  const [rawName = '', ...parameters] = inside.split('|');
  const name = rawName.replace(/_/g, ' ').trim();
  if (silent.test(name)) return /^(snd|spaced ndash)$/i.test(name) ? ' – ' : '';
  const plain = parameters.filter((one) => !/^[\w\s-]+=/.test(one)).map((one) => one.trim());
  if (convert.test(name)) return measure(plain);
  if (shown.test(name)) return (showFirst.test(name) ? plain[0] : plain.at(-1)) ?? '';
  // At the start of a line it is a box, and what is left of the line is no part of it.
  if (before.endsWith('\n')) return '';
  return /[\p{L}\p{N}.,;:!?)»”"'’]$/u.test(before) ? '' : hole;
}

/** `5|km|mi` is 5 km. Ranges and measures of several units are read in ways of their own. */
function measure([size = '', unit = '', next = '', last = '0']: readonly string[]): string {
  const isRange = /^(?:to|and|or|by|x|-)$|^[^\p{L}°µ$£€%]/u.test(unit);
  const hasMoreUnits = /^\d/.test(next) && !/^\d/.test(last);
  return isRange || hasMoreUnits ? hole : `${size} ${unit}`.trim();
}
