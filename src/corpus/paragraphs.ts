import type { WikiPage } from './page';
import type { TextRules } from './text/cleanParagraph';
import { cleanParagraph } from './text/cleanParagraph';
import { countWords } from './text/countWords';
import { paragraphsOf } from './text/wikitext';

/** A paragraph that can be read aloud. */
export interface Paragraph {
  /** `en-12345-2`: language, page and which paragraph of it. */
  readonly id: string;
  readonly text: string;
  readonly words: number;
  /** Of the article. */
  readonly title: string;
}

export interface ParagraphRules {
  readonly language: string;
  readonly words: { readonly min?: number; readonly max?: number };
  readonly text: TextRules;
  /** Short paragraphs that follow each other become one, until it is long enough. */
  readonly short: 'leave-out' | 'merge';
}

/** What can be read aloud of an article. */
export function readableParagraphs(
  rules: ParagraphRules,
): (page: WikiPage) => readonly Paragraph[] {
  const { min = 1, max = Infinity } = rules.words;
  return ({ id, title, text }) => {
    const found: Paragraph[] = [];
    let begun = '';
    paragraphsOf(text).forEach((raw, number) => {
      const clean = cleanParagraph(raw, rules.text);
      if (clean === undefined) {
        begun = '';
        return;
      }
      const whole = begun === '' ? clean : `${begun} ${clean}`;
      const words = countWords(whole);
      begun = rules.short === 'merge' && words < min ? whole : '';
      if (words < min || words > max) return;
      const textId = `${rules.language}-${id}-${number + 1}`;
      found.push({ id: textId, text: whole, words, title });
    });
    return found;
  };
}
