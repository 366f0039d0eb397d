import { escaped } from './escaped';

export interface PanelPage {
  /** A fresh random text for every page. */
  readonly nonce: string;
  /** Source that serves the assets: `webview.cspSource`, or `'self'` where the page is served. */
  readonly cspSource: string;
  /** Addresses of the panel's built script (an ES module) and style below `dist/preview`. */
  readonly script: string;
  readonly style: string;
  readonly title: string;
  /** Sources of sound and film that the panel plays, such as `blob:`; none without. */
  readonly media?: readonly string[];
  /** The same for pictures. */
  readonly images?: readonly string[];
}

/**
 * The page of a panel that its script fills, in the element `#crowdsmith`. It may load nothing but
 * its own script (with the modules that this imports), its style, and what `media` and `images` name.
 */
export function panelPage(page: PanelPage): string {
  const { nonce, media = [], images = [] } = page;
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${page.cspSource}`,
    ...(media.length === 0 ? [] : [`media-src ${media.join(' ')}`]),
    ...(images.length === 0 ? [] : [`img-src ${images.join(' ')}`]),
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(page.title)}</title>
<link rel="stylesheet" href="${escaped(page.style)}">
</head>
<body>
<div id="crowdsmith"></div>
<script type="module" nonce="${nonce}" src="${escaped(page.script)}"></script>
</body>
</html>`;
}
