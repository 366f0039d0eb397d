import { validateSpec, type Outside, type Silencing } from '../../../../src/spec';
import { specOf, textOf } from '../cursor';

/** Diagnostics of one code: severity and the text that they underline. */
export function told(
  code: string,
  name: string,
  text: string,
  outside: Outside = {},
  silencing: Silencing = {},
): readonly string[] {
  const doc = specOf(name, text);
  return validateSpec(doc, outside, silencing)
    .filter((diagnostic) => diagnostic.code === code)
    .map(({ severity, range }) => `${severity} ${textOf(doc, range)}`);
}

/** The other specs of a folder. */
export function folder(path: string, specs: Readonly<Record<string, string>>): Outside {
  const all = Object.entries(specs).map(([name, text]) => ({
    path: name,
    doc: specOf(name, text),
  }));
  return { path, specs: () => all };
}

/** Codes of errors and warnings in a text. */
export function codesIn(name: string, text: string, outside: Outside = {}): readonly string[] {
  return validateSpec(specOf(name, text), outside).map(({ code }) => code);
}
