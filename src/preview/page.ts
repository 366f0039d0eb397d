/** The page around the task, the same in the editor and served: a shell that panel.js fills. */
import { escaped } from '../pages';
import { pagePolicy } from './csp';

/** Addresses of the built files in dist/preview, as the page can reach them. */
export interface PreviewAssets {
  readonly panelScript: string;
  readonly panelStyle: string;
  readonly taskBuilderScript: string;
  readonly taskBuilderStyle: string;
  readonly classicScript: string;
  /** Handlebars' compiler, for classic scripts that compile templates while they run. */
  readonly classicCompilerScript: string;
  readonly classicStyle: string;
}

/** File of each asset below dist/preview. */
export const previewAssetFiles: Readonly<Record<keyof PreviewAssets, string>> = {
  panelScript: 'panel.js',
  panelStyle: 'panel.css',
  taskBuilderScript: 'taskBuilder.js',
  taskBuilderStyle: 'taskBuilder.css',
  classicScript: 'classic.js',
  classicCompilerScript: 'classicCompiler.js',
  classicStyle: 'classic.css',
};

/** Assets by way of a function that turns a file name in dist/preview into an address. */
export function previewAssets(address: (file: string) => string): PreviewAssets {
  const entries = Object.entries(previewAssetFiles).map(([name, file]) => [name, address(file)]);
  return Object.fromEntries(entries) as Record<keyof PreviewAssets, string>;
}

export interface PageOptions {
  /** A fresh random text for every page. */
  readonly nonce: string;
  /** Source that serves the assets: `webview.cspSource`, or `'self'` where the page is served. */
  readonly cspSource: string;
  readonly assets: PreviewAssets;
  readonly title: string;
  /** Origins that the interface may reach, as the user allowed them. */
  readonly allowedHosts?: readonly string[];
  /** Another page than the preview that draws tasks the same way: its script, and styles on top. */
  readonly script?: string;
  readonly moreStyles?: readonly string[];
  /** Kept with the page's state, for a host that has to know it again after a reload. */
  readonly remember?: Readonly<Record<string, unknown>>;
}

export function previewPage(options: PageOptions): string {
  const { nonce, assets, script = assets.panelScript, moreStyles = [] } = options;
  const styles = [assets.panelStyle, ...moreStyles];
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(pagePolicy(nonce, options.cspSource, options.allowedHosts))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(options.title)}</title>
<link rel="icon" href="data:,">
${styles.map((style) => `<link rel="stylesheet" href="${escaped(style)}">`).join('\n')}
</head>
<body>
<div id="crowdsmith"></div>
<script type="module" nonce="${nonce}" src="${escaped(script)}" data-assets="${escaped(JSON.stringify(assets))}" data-remember="${escaped(JSON.stringify(options.remember ?? {}))}"></script>
</body>
</html>`;
}
