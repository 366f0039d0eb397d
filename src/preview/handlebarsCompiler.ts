/**
 * Handlebars' compiler without its runtime. Node compiles markup with it, frames compile templates of
 * scripts; both are shipped the same file (scripts/lib/left-out.mjs).
 */
import { Compiler, precompile } from 'handlebars/dist/cjs/handlebars/compiler/compiler';
import { parse, parseWithoutProcessing } from 'handlebars/dist/cjs/handlebars/compiler/base';
import JavaScriptCompiler from 'handlebars/dist/cjs/handlebars/compiler/javascript-compiler';

export const handlebarsCompiler = {
  Compiler,
  JavaScriptCompiler,
  parse,
  parseWithoutProcessing,
  /** Code of an object literal, for `Handlebars.template`. `environment`: the other parts of this. */
  precompile,
};

/** Where the built file leaves the compiler for Node, which finds no `document` there. */
export const handedOver = '__crowdsmithHandlebarsCompiler';
