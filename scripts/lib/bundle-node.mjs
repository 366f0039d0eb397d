import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import esbuild from 'esbuild';
import { leaveOut, shareCompiler } from './left-out.mjs';
import { root } from './root.mjs';
import { withShortNames } from './short-names.mjs';

/** A failure whose message says all there is to say: shown without a stack. */
export class BuildError extends Error {}

/**
 * What fastify requires only for features that the sandbox switches off (schemas per route, a logger,
 * injected requests): a third of the sandbox that nobody would ever load. A test of the packaged
 * extension serves requests, so a need for one of them would show.
 */
const neverLoaded = [
  '@fastify/ajv-compiler',
  '@fastify/fast-json-stringify-compiler',
  'light-my-request',
  'pino',
];

/**
 * Everything that runs in Node is one bundle split into chunks, so that a part which is loaded
 * lazily shares its classes with the part that loads it (`instanceof` keeps working) and nothing is
 * shipped twice. esbuild splits only ES modules and VS Code loads CommonJS, hence two steps.
 */
function bundleOptions(entries, { outDir, production }) {
  return {
    absWorkingDir: root,
    entryPoints: Object.entries(entries).map(([out, source]) => ({ in: source, out })),
    outdir: outDir,
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // UMD builds hide their requires from a bundler; the module build is preferred.
    mainFields: ['module', 'main'],
    // Handlebars' compiler does without source maps of what it compiles.
    external: ['vscode', 'source-map', ...neverLoaded],
    // In one folder, so that `__dirname` means dist/ in every chunk.
    chunkNames: 'part-[hash]',
    plugins: [leaveOut, shareCompiler],
    supported: { 'dynamic-import': true },
    define: { 'process.env.NODE_ENV': '"production"', 'import.meta.url': '__importMetaUrl' },
    minify: production,
    // Names of functions are nobody's business: errors and plugins bring their own.
    keepNames: false,
    legalComments: 'none',
    sourcemap: production ? false : 'inline',
    sourcesContent: false,
    logLevel: 'warning',
  };
}

/** One ES module of the first step as CommonJS; a dynamic import becomes a lazy require. */
async function toCommonJs(file, { production }, isProgram) {
  const usesUrl = file.text.includes('__importMetaUrl');
  const { code, map } = await esbuild.transform(file.text, {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    supported: { 'dynamic-import': false },
    minify: production,
    keepNames: false,
    sourcemap: production ? false : 'external',
    sourcefile: path.basename(file.path),
    banner: [
      ...(isProgram ? ['#!/usr/bin/env node'] : []),
      ...(usesUrl
        ? ['const __importMetaUrl = require("node:url").pathToFileURL(__filename).href;']
        : []),
    ].join('\n'),
    logLevel: 'warning',
  });
  return { code: production ? await withShortNames(code, 'cjs') : code, map };
}

async function emit(result, options) {
  const written = new Set();
  await mkdir(options.outDir, { recursive: true });
  const codes = new Map();
  for (const file of result.outputFiles) {
    const name = path.basename(file.path);
    const isProgram = name === 'cli.js';
    const { code, map } = await toCommonJs(file, options, isProgram);
    codes.set(name, code);
    const comment = map ? `//# sourceMappingURL=${name}.map\n` : '';
    await writeFile(file.path, code + comment);
    if (isProgram) await chmod(file.path, 0o755);
    written.add(name);
    if (map) {
      await writeFile(`${file.path}.map`, map);
      written.add(`${name}.map`);
    }
  }
  // Not while developing: a debugger wants each file where its source map says.
  if (options.production) await embedEagerChunks(result.metafile, codes, options.outDir);
  await removeOldChunks(options.outDir, written);
}

/**
 * VS Code waits for the extension's file: the chunks that it needs at once travel inside it, so that
 * activation reads one file. They are put into `require.cache` under their own names, where the lazy
 * parts find them. The command line needs some of them as files of their own; of the others a name
 * remains, because Node looks for the file before it looks into the cache.
 */
async function embedEagerChunks(metafile, codes, outDir) {
  const main = 'extension.js';
  const eager = eagerChunks(metafile, main);
  if (!codes.has(main) || eager.length === 0) return;
  const embedded = eager.map(
    (name) => `__embed(${JSON.stringify(name)},function(module,exports){${codes.get(name)}\n});`,
  );
  const embedding = `function __embed(name,load){const file=require("node:path").join(__dirname,name);const module={id:file,filename:file,loaded:false,exports:{}};require.cache[file]=module;load(module,module.exports);module.loaded=true}`;
  const parts = [embedding, ...embedded, codes.get(main)];
  await writeFile(path.join(outDir, main), parts.join('\n'));
  const ofPrograms = reachable(metafile, 'cli.js');
  for (const name of eager.filter((chunk) => !ofPrograms.has(chunk))) {
    await writeFile(path.join(outDir, name), `// In ${main}.\n`);
  }
}

/** Everything that an entry imports, now or later. */
function reachable(metafile, entry) {
  const outputs = outputsByName(metafile);
  const found = new Set([entry]);
  for (const name of found) {
    for (const { path: file } of outputs.get(name)?.imports ?? []) found.add(path.basename(file));
  }
  return found;
}

function outputsByName({ outputs }) {
  return new Map(Object.entries(outputs).map(([file, output]) => [path.basename(file), output]));
}

/** The chunks that an entry imports statically, itself or through others; what is needed first, first. */
function eagerChunks(metafile, entry) {
  const outputs = outputsByName(metafile);
  const found = [];
  const visit = (name) => {
    for (const { path: file, kind, external } of outputs.get(name)?.imports ?? []) {
      const chunk = path.basename(file);
      if (kind !== 'import-statement' || external || found.includes(chunk)) continue;
      visit(chunk);
      if (!found.includes(chunk)) found.push(chunk);
    }
  };
  visit(entry);
  return found;
}

async function removeOldChunks(outDir, written) {
  for (const name of await readdir(outDir)) {
    if (/\.js(\.map)?$/.test(name) && !written.has(name)) await rm(path.join(outDir, name));
  }
}

/** Bundles all Node entries into `outDir`; returns esbuild's metafile. */
export async function buildNode(entries, options) {
  const result = await esbuild.build(bundleOptions(entries, options));
  await emit(result, options);
  return result.metafile;
}

/** The same again after every change, until the process ends. */
export async function watchNode(entries, options) {
  const emitter = {
    name: 'emit',
    setup(build) {
      // The two messages tell .vscode/tasks.json when a debugger may start.
      build.onStart(() => console.log('build: a change, building node parts'));
      build.onEnd(async (result) => {
        if (result.errors.length === 0) await emit(result, options);
        const state = result.errors.length === 0 ? 'are up to date' : 'have errors';
        console.log(`build: node parts ${state}`);
      });
    },
  };
  const context = await esbuild.context({
    ...bundleOptions(entries, options),
    plugins: [leaveOut, shareCompiler, emitter],
  });
  await context.watch();
}
