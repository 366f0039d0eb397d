import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { TasksText } from './tasksText';

/** Bytes of one piece: large enough to be quick, small enough to let others have a turn between. */
const pieceSize = 256 * 1024;

/** A tasks file on disk. */
export async function textOnDisk(path: string): Promise<TasksText> {
  const { mtimeMs, size } = await stat(path);
  return {
    stamp: `${String(mtimeMs)}:${String(size)}`,
    pieces: () => createReadStream(path, { highWaterMark: pieceSize }) as AsyncIterable<Uint8Array>,
    async read(start, end) {
      const file = await open(path);
      try {
        const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start));
        const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
        return bytes.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
  };
}
