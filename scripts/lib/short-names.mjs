import { minify } from 'terser';

/**
 * Names variables anew in code that esbuild has minified. esbuild gives the shortest names to what is used
 * most; terser gives the same names to the same places of every function, which compresses 3 % better.
 * Nothing else is changed: no code moves into another function, where it might run more often.
 *
 * `format` is esbuild's: names at the top of a script (`iife`) may be everybody's and stay, those of
 * modules (`esm`, `cjs`) are nobody else's.
 */
export async function withShortNames(code, format) {
  const { code: renamed } = await minify(code, {
    module: format === 'esm',
    toplevel: format !== 'iife',
    compress: false,
    format: { comments: false },
  });
  return renamed;
}
