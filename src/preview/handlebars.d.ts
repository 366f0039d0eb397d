// Entry points of the package that have no types of their own.
declare module 'handlebars/dist/cjs/handlebars.runtime' {
  import type HandlebarsModule from 'handlebars';
  const handlebars: typeof HandlebarsModule;
  export default handlebars;
}
declare module 'handlebars/dist/cjs/handlebars/compiler/base' {
  import type HandlebarsModule from 'handlebars';
  export const parse: typeof HandlebarsModule.parse;
  export const parseWithoutProcessing: typeof HandlebarsModule.parseWithoutProcessing;
}
declare module 'handlebars/dist/cjs/handlebars/compiler/compiler' {
  export const Compiler: new () => unknown;
  /** Code of an object literal; `environment` holds `Compiler`, `JavaScriptCompiler` and `parse`. */
  export function precompile(
    input: unknown,
    options: object | undefined,
    environment: unknown,
  ): string;
}
declare module 'handlebars/dist/cjs/handlebars/compiler/javascript-compiler' {
  const JavaScriptCompiler: new () => unknown;
  export default JavaScriptCompiler;
}
