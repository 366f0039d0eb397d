export interface SimulationPage {
  /** A fresh random text for every page. */
  readonly nonce: string;
  /** Source that serves the assets: `webview.cspSource`, or `'self'` where the page is served. */
  readonly cspSource: string;
  /** Addresses of `dist/preview/simulation.js` and `.css`. */
  readonly script: string;
  readonly style: string;
  readonly title: string;
}

/** The page of the report panel: a shell that simulation.js fills. It may load nothing else. */
export function simulationPage({ nonce, cspSource, script, style, title }: SimulationPage): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="${escaped(style)}">
</head>
<body>
<div id="crowdsmith"></div>
<script nonce="${nonce}" src="${escaped(script)}"></script>
</body>
</html>`;
}

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
