/** See size-report.mjs; the argument is esbuild's metafile. */
export function activationBytes(metafile: unknown): number | undefined;
