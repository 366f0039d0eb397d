import { hole } from './templates';

/** What a paragraph may be and still be taken. */
export interface TextRules {
  /** `strict` (default): odd punctuation, and paragraphs that begin or end in the middle, are left out. */
  readonly punctuation: 'strict' | 'any';
  /** `leave-out` (default): paragraphs with formulas are. */
  readonly formulas: 'leave-out' | 'keep';
}

export const standardTextRules: TextRules = { punctuation: 'strict', formulas: 'leave-out' };

/** What stands in parentheses is left out with them when a part of it was lost. */
const parentheses = new RegExp(`\\s*[(（][^()（）]*${hole}[^()（）]*[)）]`, 'gu');
/** What ends a sentence, and what may close behind it; Thai and Lao write no full stop. */
const ending = /(?:[\p{STerm}…།༎]["'\p{Pe}\p{Pf}\p{Pi}]*|[\p{sc=Thai}\p{sc=Lao}])$/u;
/** A small letter (in Georgian all are), or a sign for something before it: the beginning is missing. */
const middle = /^(?:(?!\p{sc=Georgian})\p{Ll}|[,;:.!?)])/u;
const oddPunctuation =
  /(?:\.\s*){4,}|\.\s*\.\s*[!?\-,:;]|(?:\?\s*){4,}|(?:!\s*){4,}|,\s*,|[,:;-]\s*\.(?!\.)|\s[.,;:](?:\s|$)|[(（]\s*[)）]/u;
const leftovers = /[{}|<>[\]\\\ufffd]|==|~~/;
/** Characters: nobody reads more aloud in one go. */
const longest = 20_000;
/** Letters (and what belongs to them) have to be more than this share of what is no blank. */
const fewestLetters = 0.7;

/**
 * A paragraph as it would be read aloud; undefined when something in it cannot be: formulas, pieces
 * of markup, a part that was lost, odd punctuation, hardly any letters.
 */
export function cleanParagraph(paragraph: string, rules: TextRules): string | undefined {
  if (paragraph.length > longest) return undefined;
  const text = paragraph
    .normalize('NFC')
    .replaceAll(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(parentheses, '')
    .replaceAll(/([(（])[\s,;:]+/gu, '$1')
    .replaceAll(/(?<![\s,;:])[\s,;:]+([)）])/gu, '$1')
    .replaceAll(/\s*[(（][\s,;:–-]*[)）]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/ ([,.;:!?](?:\s|$))/gu, '$1')
    .trim();
  if (rules.formulas === 'leave-out' && (text.includes(hole) || /\\\w/.test(text)))
    return undefined;
  const kept = text.replaceAll(new RegExp(`${hole} ?`, 'gu'), '');
  if (leftovers.test(kept) || /\p{Cc}|\p{Co}/u.test(kept)) return undefined;
  if (rules.punctuation === 'strict' && isOdd(kept)) return undefined;
  return isMostlyLetters(kept) ? kept : undefined;
}

function isOdd(text: string): boolean {
  if (!ending.test(text) || middle.test(text)) return true;
  return oddPunctuation.test(text) || !areBalanced(text);
}

function areBalanced(text: string): boolean {
  const count = (sign: RegExp): number => text.match(sign)?.length ?? 0;
  return count(/[(（]/gu) === count(/[)）]/gu);
}

function isMostlyLetters(text: string): boolean {
  const letters = text.match(/[\p{L}\p{M}]/gu)?.length ?? 0;
  const all = text.match(/\S/gu)?.length ?? 0;
  return all > 0 && letters / all >= fewestLetters;
}
