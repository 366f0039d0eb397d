import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { root } from '../../scripts/lib/root.mjs';

/**
 * Bundles `test/host/**` into out/test/host, one file a test, as the extension host can load only
 * JavaScript. Returns the path of the runner without its extension, as VS Code wants it.
 */
export async function bundleHostTests() {
  const source = path.join(root, 'test', 'host');
  const out = path.join(root, 'out', 'test', 'host');
  const files = await readdir(source, { recursive: true });
  const entries = files.filter((file) => /\.test\.ts$/.test(file) || file === 'index.ts');
  await rm(out, { recursive: true, force: true });
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: entries.map((file) => path.join(source, file)),
    outbase: source,
    outdir: out,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    external: ['vscode', 'mocha'],
    // Kept as a real import: mocha is an ES module.
    supported: { 'dynamic-import': true },
    define: {
      CROWDSMITH_REPORTER: JSON.stringify(path.join(root, 'test/launcher/tally-reporter.mjs')),
    },
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return path.join(out, 'index');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleHostTests();
