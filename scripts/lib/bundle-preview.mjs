import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import esbuild from 'esbuild';
import { root } from './root.mjs';

function bundleOptions(entries, { outDir, production }) {
  return {
    absWorkingDir: root,
    entryPoints: Object.entries(entries).map(([out, source]) => ({
      in: source,
      out: out.replace(/\.(js|css)$/, ''),
    })),
    outdir: path.join(outDir, 'preview'),
    bundle: true,
    metafile: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // Handlebars' compiler does without; it is only there for maps of compiled templates.
    external: ['source-map'],
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.svg': 'text', '.html': 'text' },
    minify: true,
    legalComments: 'none',
    sourcemap: production ? false : 'linked',
    logLevel: 'warning',
  };
}

/** Bundles the browser apps into `outDir/preview`; returns esbuild's metafile. */
export async function buildPreview(entries, options) {
  const result = await esbuild.build(bundleOptions(entries, options));
  const written = new Set(Object.keys(result.metafile.outputs).map((file) => path.basename(file)));
  const folder = path.join(options.outDir, 'preview');
  for (const name of await readdir(folder).catch(() => [])) {
    if (!written.has(name)) await rm(path.join(folder, name), { recursive: true });
  }
  return result.metafile;
}

/** The same again after every change, until the process ends. */
export async function watchPreview(entries, options) {
  const context = await esbuild.context({ ...bundleOptions(entries, options), logLevel: 'info' });
  await context.watch();
}
