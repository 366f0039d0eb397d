/**
 * A text for notifications and questions. VS Code makes a link of `[label](command:…)` there, which runs
 * whatever it names: names that performers and others gave must not become one, nor turn around what is
 * read after them.
 */
export function harmless(text: string): string {
  return text.replaceAll('](', '] (').replace(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/gu, ' ');
}
