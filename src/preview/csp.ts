/** Content-Security-Policies of the preview. */
import { policySources } from './allowedHosts';

/**
 * Policy of the page. Frames made by the page inherit it, so it must allow what they need, and what the
 * hosts give that the user allows.
 */
export function pagePolicy(
  nonce: string,
  source: string,
  allowedHosts: readonly string[] = [],
): string {
  const allowed = policySources(allowedHosts);
  const media = ['https: data: blob: http://127.0.0.1:* http://localhost:*', ...allowed].join(' ');
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    // Task interfaces carry style attributes, so that inline styles must be allowed.
    ['style-src', source, "'unsafe-inline'", ...allowed].join(' '),
    `img-src ${source} ${media}`,
    `media-src ${media}`,
    ['font-src data:', ...allowed].join(' '),
    // The page fetches the frame's script; the frame's own policy takes this away again.
    ['connect-src', source, ...allowed].join(' '),
    ...(allowed.length === 0 ? [] : [['frame-src', ...allowed].join(' ')]),
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/**
 * Policy of the frame, on top of the page's: no network but pictures and sound from known places,
 * and whatever the hosts give that the user allows.
 */
export function framePolicy(
  nonce: string,
  origins: readonly string[],
  allowedHosts: readonly string[] = [],
): string {
  const allowed = policySources(allowedHosts);
  const media = [...new Set(['data:', 'blob:', ...origins, ...allowed])].join(' ');
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    ['style-src', "'unsafe-inline'", ...allowed].join(' '),
    `img-src ${media}`,
    `media-src ${media}`,
    ['font-src', 'data:', ...allowed].join(' '),
    ...(allowed.length === 0
      ? []
      : [`connect-src ${allowed.join(' ')}`, `frame-src ${allowed.join(' ')}`]),
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}
