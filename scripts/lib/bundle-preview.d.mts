/** See bundle-preview.mjs; the result is esbuild's metafile. */
export function buildPreview(
  entries: Readonly<Record<string, string>>,
  pages: Readonly<Record<string, string>>,
  options: { readonly outDir: string; readonly production: boolean },
): Promise<unknown>;
