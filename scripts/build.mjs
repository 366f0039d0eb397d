#!/usr/bin/env node
/**
 * Builds everything that runs: schemas, the extension, the command line and the browser apps.
 *
 *   node scripts/build.mjs [--production] [--watch] [--report] [--only node|preview] [--out DIR]
 *
 * `--only` and `--out` are for people who want a build of their own beside the common `dist/`.
 */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { BuildError, buildNode, watchNode } from './lib/bundle-node.mjs';
import { buildPreview, watchPreview } from './lib/bundle-preview.mjs';
import { sourceFingerprint, stampFile } from './lib/build-stamp.mjs';
import { CommandFailed, run } from './lib/run.mjs';
import { root } from './lib/root.mjs';
import { reportSizes } from './lib/size-report.mjs';

/**
 * Entry points that run in Node: output name (without .js) → source. A dynamic `import()` of one of
 * them, or of any other file, stays lazy; listing it here only gives its file a readable name.
 */
export const nodeEntries = {
  extension: 'src/extension.ts',
  cli: 'src/cli.ts',
  // Lazy parts of the extension.
  language: 'src/providers/language.ts',
  remote: 'src/providers/remote.ts',
  previewPanel: 'src/providers/previewPanel.ts',
  // Lazy parts of the command line.
  sandbox: 'src/sandbox/index.ts',
  pipeline: 'src/pipeline/index.ts',
  previewServer: 'src/preview/server.ts',
};

/**
 * Pages that run in a browser: output below dist/preview → source. ES modules that share what they
 * have in common (preact, plots), so that a further panel costs only what is its own.
 */
export const pageEntries = {
  'panel.js': 'src/preview/app/panel.tsx',
  'plan.js': 'src/plan/app/plan.tsx',
  'review.js': 'src/review/app/review.tsx',
  'simulation.js': 'src/simulate/app/simulation.tsx',
  'watch.js': 'src/watch/app/watch.tsx',
};

/** Scripts of frames, which must be one file each, and styles: output below dist/preview → source. */
export const previewEntries = {
  'taskBuilder.js': 'src/preview/app/taskBuilder.tsx',
  'classic.js': 'src/preview/app/classic.ts',
  'classicCompiler.js': 'src/preview/app/classicCompiler.ts',
  'panel.css': 'src/preview/app/panel/panel.css',
  'plan.css': 'src/plan/app/plan.css',
  'review.css': 'src/review/app/review.css',
  'taskBuilder.css': 'src/preview/app/taskBuilder/taskBuilder.css',
  'classic.css': 'src/preview/app/classic/classic.css',
  'simulation.css': 'src/simulate/app/simulation.css',
  'watch.css': 'src/watch/app/watch.css',
};

function readOptions() {
  const { values } = parseArgs({
    options: {
      production: { type: 'boolean', default: false },
      watch: { type: 'boolean', default: false },
      report: { type: 'boolean', default: false },
      only: { type: 'string' },
      out: { type: 'string', default: 'dist' },
    },
  });
  return { ...values, outDir: path.resolve(root, values.out) };
}

function refuseMissing(entries) {
  const missing = Object.values(entries).filter((file) => !existsSync(path.join(root, file)));
  if (missing.length === 0) return;
  throw new BuildError(`No such entry file: ${missing.join(', ')} (see scripts/build.mjs)`);
}

async function compileSchemas() {
  const script = 'scripts/compile-schemas.mjs';
  if (existsSync(path.join(root, script))) await run(process.execPath, [script]);
}

async function main() {
  const options = readOptions();
  const started = Date.now();
  await compileSchemas();
  const fingerprint = await sourceFingerprint();
  const wanted = (part) => options.only === undefined || options.only === part;
  refuseMissing({ ...nodeEntries, ...pageEntries, ...previewEntries });
  await mkdir(options.outDir, { recursive: true });
  if (options.watch) {
    if (wanted('node')) await watchNode(nodeEntries, options);
    if (wanted('preview')) await watchPreview(previewEntries, pageEntries, options);
    return;
  }
  const built = {
    ...(wanted('node') && { node: await buildNode(nodeEntries, options) }),
    ...(wanted('preview') && { preview: await buildPreview(previewEntries, pageEntries, options) }),
  };
  for (const [part, metafile] of Object.entries(built)) {
    // For size reports and the tests of the package; not shipped.
    await writeFile(path.join(options.outDir, `${part}.meta.json`), JSON.stringify(metafile));
  }
  if (options.only === undefined) await writeFile(stampFile(options.outDir), fingerprint);
  console.log(`build: done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  if (options.report) reportSizes(Object.values(built));
}

try {
  await main();
} catch (error) {
  // esbuild has printed its own messages already; everything else is one line.
  if (error instanceof BuildError || error instanceof CommandFailed)
    console.error(`build: ${error.message}`);
  else if (Array.isArray(error?.errors))
    console.error(`build: failed with ${error.errors.length} error(s), see above`);
  else console.error('build:', error);
  process.exitCode = 1;
}
