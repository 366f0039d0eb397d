/** Content-Security-Policies of the preview. */

/** Policy of the page. Frames made by the page inherit it, so it must allow what they need. */
export function pagePolicy(nonce: string, source: string): string {
  const media = 'https: data: blob: http://127.0.0.1:* http://localhost:*';
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    // Task interfaces carry style attributes, so that inline styles must be allowed.
    `style-src ${source} 'unsafe-inline'`,
    `img-src ${source} ${media}`,
    `media-src ${media}`,
    'font-src data:',
    // The page fetches the frame's script; the frame's own policy takes this away again.
    `connect-src ${source}`,
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** Policy of the frame, on top of the page's: no network but pictures and sound from known places. */
export function framePolicy(nonce: string, origins: readonly string[]): string {
  const media = ['data:', 'blob:', ...origins].join(' ');
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'unsafe-inline'",
    `img-src ${media}`,
    `media-src ${media}`,
    'font-src data:',
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}
