import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** The number of the method in ZIP's own table. */
const deflated = 8;

/**
 * Writes a ZIP archive anew with zopfli: the same format, which every reader of ZIP reads, 4 % smaller
 * for some seconds of work. Names, order and contents stay as they are.
 */
export async function recompress(file) {
  const { unzipSync, Zip, ZipPassThrough } = await import('fflate');
  const deflate = promisify((await import('@gfx/zopfli')).default.deflate);
  const pieces = [];
  const archive = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  for (const [name, content] of Object.entries(unzipSync(await readFile(file)))) {
    const packed = content.length === 0 ? content : await deflate(content, {});
    const entry = new ZipPassThrough(name);
    if (packed.length < content.length) {
      // fflate counts and sums up what goes in; what comes out is written by `process`.
      entry.compression = deflated;
      entry.process = (_chunk, final) => entry.ondata(null, packed, final);
    }
    archive.add(entry);
    entry.push(content, true);
  }
  archive.end();
  await writeFile(file, Buffer.concat(pieces));
}
