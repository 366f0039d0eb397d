import { integer, list, mapOf, object, oneOf, optional, required, text, type Rule } from '../rules';

/** Ids come as text; a number is read as one. */
export const id: Rule = (value, path, faults) => {
  if (typeof value === 'number' && Number.isFinite(value)) return;
  text()(value, path, faults);
};

export const overlap = integer({ min: 1, max: 30_000 });

/** `{"EN": "…"}` */
export const textByLanguage = mapOf(text());

/** `metadata`: what requesters note down for themselves. */
export const metadata = mapOf(list(text()));

export const translation: Rule = object({
  value: required(text()),
  // REQUESTER where it is not said.
  source: optional(oneOf('REQUESTER')),
});

/** Texts in further languages: which of them, `texts` says. */
export function localization(texts: Readonly<Record<string, Rule>>): Rule {
  const known = Object.entries(texts).map(([name, rule]) => [name, optional(rule)] as const);
  return object({
    default_language: required(text({ notBlank: true })),
    additional_languages: optional(
      list(object({ language: required(text({ notBlank: true })), ...Object.fromEntries(known) })),
    ),
  });
}
