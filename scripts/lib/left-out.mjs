import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { defaultInitOptions: fastifyDefaults } = require('fastify/lib/config-validator.js');

/**
 * What libraries bring along and this project never uses. Each stands for the code it replaces in the
 * bundles, which have a budget; tests of the packaged extension run what remains.
 */
const replacements = [
  {
    module: 'web-streams-polyfill/dist/ponyfill.es2018.js',
    importer: 'fetch-blob',
    why: 'Every Node that runs this has streams of its own.',
    code: 'module.exports = {};',
  },
  {
    module: 'debug',
    importer: 'proxy-agent',
    why: 'Proxies tell of themselves only to people who debug them.',
    code: 'module.exports = () => () => undefined;',
  },
  {
    module: 'debug',
    importer: 'agent-base',
    why: 'As above.',
    code: 'module.exports = () => () => undefined;',
  },
  {
    module: 'semver',
    importer: 'fastify',
    why: "Compares versions that plugins of others ask for; the sandbox's own ask for none.",
    code: 'module.exports = {};',
  },
  {
    module: '@fastify/proxy-addr',
    importer: 'fastify',
    why: 'Finds addresses behind proxies; the sandbox listens on loopback and trusts none.',
    code: 'module.exports = {};',
  },
  {
    module: 'safe-regex2',
    importer: 'find-my-way',
    why: "Judges patterns in routes; those of the sandbox's routes are ours and there is none.",
    code: 'module.exports = () => true;',
  },
  {
    module: './config-validator',
    importer: 'fastify',
    why: "Checks options of servers; the compiler checks the sandbox's one set of them. Its defaults stay.",
    code: `const defaults = ${JSON.stringify(fastifyDefaults)};
      module.exports = (options) => Object.assign(options, { ...defaults, ...options });
      module.exports.defaultInitOptions = defaults;`,
  },
  {
    module: 'toad-cache',
    importer: 'fastify',
    why: 'Of its caches only this one is used, for the content types of requests.',
    code: `exports.FifoMap = class extends Map {
        constructor(most) { super(); this.most = most; }
        set(key, value) {
          if (!this.has(key) && this.size >= this.most) this.delete(this.keys().next().value);
          return super.set(key, value);
        }
      };`,
  },
  {
    module: 'entities',
    importer: 'markdown-it',
    why: 'A table of named characters: the browser that draws has one.',
    code: `const field = document.createElement('textarea');
      export function decodeHTMLStrict(entity) { field.innerHTML = entity; return field.value; }`,
  },
];

/**
 * For Node only: Handlebars' compiler is in the package already, as a script for frames, which leaves it
 * under the name `handedOver` of src/preview/handlebarsCompiler.ts.
 */
export const shareCompiler = {
  name: 'share-compiler',
  setup(build) {
    const place = './preview/classicCompiler.js';
    build.onResolve({ filter: /\/handlebarsCompiler$/ }, () => ({
      path: 'compiler',
      namespace: 'shared-compiler',
    }));
    build.onResolve({ filter: /classicCompiler\.js$/ }, () => ({ path: place, external: true }));
    build.onLoad({ filter: /.*/, namespace: 'shared-compiler' }, () => ({
      contents: `require('${place}');
        const name = '__crowdsmithHandlebarsCompiler';
        exports.handlebarsCompiler = globalThis[name];
        delete globalThis[name];`,
    }));
  },
};

const folderOf = /node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)[\\/](?!.*node_modules[\\/])/;

/** Parts of a library's file, from one line to another, that stand in the way of nobody when they are gone. */
const cuts = [
  {
    file: /[\\/]acorn[\\/]dist[\\/]acorn\.mjs$/,
    why: 'Checks what is inside regular expressions, with tables of Unicode: the browser that runs them does.',
    from: 'var RegExpValidationState = function',
    to: '// Object type used to represent tokens.',
    code: `var RegExpValidationState = function () {};
      RegExpValidationState.prototype.reset = function () {};
      pp$1.validateRegExpFlags = function () {};
      pp$1.validateRegExpPattern = function () {};\n`,
  },
  {
    file: /[\\/]acorn[\\/]dist[\\/]acorn\.mjs$/,
    why: 'The tables.',
    from: '// This file contains Unicode properties extracted from the ECMAScript specification.',
    to: 'var pp$1 = Parser.prototype;',
    code: '',
  },
];

/** A new release of a library may have moved what is cut: the build says so instead of going on. */
function withoutCuts(file, text) {
  return cuts
    .filter((cut) => cut.file.test(file))
    .reduce((rest, { from, to, code }) => {
      const start = rest.indexOf(from);
      const end = rest.indexOf(to, start);
      if (start < 0 || end < 0) throw new Error(`${file} has changed: scripts/lib/left-out.mjs.`);
      return rest.slice(0, start) + code + rest.slice(end);
    }, text);
}

/** An esbuild plugin: the replacements of this file, each only for the library that names it. */
export const leaveOut = {
  name: 'leave-out',
  setup(build) {
    const names = [...new Set(replacements.map(({ module }) => module))];
    const filter = new RegExp(`^(?:${names.map(escaped).join('|')})$`);
    build.onResolve({ filter }, ({ path: module, importer }) => {
      const from = folderOf.exec(importer)?.[1] ?? '';
      const index = replacements.findIndex(
        (one) => one.module === module && from.includes(one.importer),
      );
      return index < 0 ? undefined : { path: `${index}`, namespace: 'left-out' };
    });
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path: index }) => ({
      contents: replacements[Number(index)].code,
    }));
    for (const { file } of cuts) {
      build.onLoad({ filter: file }, async ({ path }) => ({
        contents: withoutCuts(path, await readFile(path, 'utf8')),
      }));
    }
  },
};

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
