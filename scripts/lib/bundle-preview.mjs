import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import esbuild from 'esbuild';
import { leaveOut } from './left-out.mjs';
import { root } from './root.mjs';
import { withShortNames } from './short-names.mjs';

function bundleOptions(entries, { outDir, production }) {
  return {
    absWorkingDir: root,
    entryPoints: Object.entries(entries).map(([out, source]) => ({
      in: source,
      out: out.replace(/\.(js|css)$/, ''),
    })),
    outdir: path.join(outDir, 'preview'),
    bundle: true,
    plugins: [leaveOut],
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

/** Pages are modules: what two of them import stands in a file of its own. */
function pageOptions(entries, options) {
  return {
    ...bundleOptions(entries, options),
    format: 'esm',
    splitting: true,
    chunkNames: 'shared-[hash]',
  };
}

async function bundle(how, { production }) {
  const result = await esbuild.build(how);
  const scripts = Object.keys(result.metafile.outputs).filter((file) => file.endsWith('.js'));
  for (const script of production ? scripts : []) {
    const file = path.join(root, script);
    await writeFile(file, await withShortNames(await readFile(file, 'utf8'), how.format));
  }
  return result;
}

/**
 * Bundles the browser apps into `outDir/preview`: `entries` as scripts and styles that stand alone,
 * `pages` as modules. Returns one metafile in esbuild's form.
 */
export async function buildPreview(entries, pages, options) {
  const results = [
    await bundle(bundleOptions(entries, options), options),
    await bundle(pageOptions(pages, options), options),
  ];
  const outputs = Object.assign({}, ...results.map(({ metafile }) => metafile.outputs));
  const inputs = Object.assign({}, ...results.map(({ metafile }) => metafile.inputs));
  const written = new Set(Object.keys(outputs).map((file) => path.basename(file)));
  const folder = path.join(options.outDir, 'preview');
  for (const name of await readdir(folder).catch(() => [])) {
    if (!written.has(name)) await rm(path.join(folder, name), { recursive: true });
  }
  return { inputs, outputs };
}

/** The same again after every change, until the process ends. */
export async function watchPreview(entries, pages, options) {
  for (const bundle of [bundleOptions(entries, options), pageOptions(pages, options)]) {
    const context = await esbuild.context({ ...bundle, logLevel: 'info' });
    await context.watch();
  }
}
