// Entry points of the package that have no types of their own.
declare module 'handlebars/dist/cjs/handlebars' {
  import type HandlebarsModule from 'handlebars';
  const handlebars: typeof HandlebarsModule;
  export default handlebars;
}
declare module 'handlebars/dist/cjs/handlebars.runtime' {
  import type HandlebarsModule from 'handlebars';
  const handlebars: typeof HandlebarsModule;
  export default handlebars;
}
