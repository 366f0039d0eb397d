/**
 * From where a frame may load pictures and sound: the origins that occur in a task's rows and in its
 * interface, and no others, so that a script cannot call out through an image address.
 */

const address = /\bhttps?:\/\/[^\s"'<>`\\()]+/gi;

export function originsIn(...sources: readonly unknown[]): readonly string[] {
  const found = new Set<string>();
  for (const source of sources) {
    const text = typeof source === 'string' ? source : JSON.stringify(source ?? null);
    for (const [match] of text.matchAll(address)) {
      if (!URL.canParse(match)) continue;
      const url = new URL(match);
      if (isAllowed(url)) found.add(url.origin);
    }
  }
  return [...found].sort();
}

/** https anywhere; plain http only from this machine, where the sandbox serves files. */
function isAllowed(url: URL): boolean {
  const isLocal = url.hostname === '127.0.0.1' || url.hostname === 'localhost';
  return url.protocol === 'https:' || isLocal;
}
