/**
 * `onclick="…"` and its kin in markup. A frame runs no code from attributes, so what they hold is
 * made into functions beforehand; the frame connects them by the attribute's text.
 */
import { watchedCode, type WatchedCode } from './watchedCode';

export interface InlineHandler {
  /** The attribute's value as the browser reads it. */
  readonly text: string;
  /** Body of a function that takes `event`. */
  readonly code: Extract<WatchedCode, { kind: 'ready' }>;
}

const attribute = /\son[a-z]+\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;

/** Those that hold values of a task, or do not parse, are missing: the frame tells of them. */
export function inlineHandlersOf(markup: string): readonly InlineHandler[] {
  const texts = new Set<string>();
  for (const [, double, single] of markup.matchAll(attribute)) {
    texts.add(decoded(double ?? single ?? ''));
  }
  return [...texts].flatMap((text) => {
    const code = watchedCode(text);
    return code.kind === 'ready' && !text.includes('{{') ? [{ text, code }] : [];
  });
}

const entities: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
};

function decoded(text: string): string {
  return text.replace(/&(?:quot|#39|apos|lt|gt|amp);/g, (entity) => entities[entity] ?? entity);
}
