/** Stock texts of the interface in the performer's language; English fills the gaps. */
import { ar } from './ar';
import { en, type MessageId, type Messages } from './en';
import { es } from './es';
import { ru } from './ru';

export type { MessageId } from './en';

const languages: Readonly<Record<string, Messages>> = { ar, en, es, ru };

/** `language` is two letters, in lower case. */
export function say(
  language: string,
  id: MessageId,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const text = languages[language]?.[id] ?? en[id];
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
