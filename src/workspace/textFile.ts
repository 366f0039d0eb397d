import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { WorkspaceError } from './workspaceError';

/** The text of a UTF-8 file without a byte order mark. `shown` names it in messages. */
export async function readTextFile(path: string, shown: string): Promise<string> {
  let bytes: Buffer;
  try {
    await refuseOthers(path, shown);
    bytes = await readFile(path);
  } catch (error) {
    throw explained(error, shown);
  }
  return decoded(new TextDecoder('utf-8', { fatal: true }), bytes, shown);
}

/** Bytes of a piece of a file. */
const pieceBytes = 256 * 1024;

/** As `readTextFile`, in pieces: for files of any size. */
export async function* readTextPieces(path: string, shown: string): AsyncGenerator<string, void> {
  try {
    await refuseOthers(path, shown);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for await (const bytes of createReadStream(path, { highWaterMark: pieceBytes })) {
      yield decoded(decoder, bytes as Buffer, shown, { stream: true });
    }
    yield decoded(decoder, undefined, shown);
  } catch (error) {
    throw explained(error, shown);
  }
}

async function refuseOthers(path: string, shown: string): Promise<void> {
  const info = await stat(path);
  if (!info.isFile()) throw new WorkspaceError('not-a-file', shown, `${shown} is not a file.`);
}

function decoded(
  decoder: InstanceType<typeof TextDecoder>,
  bytes: Buffer | undefined,
  shown: string,
  how?: { readonly stream: boolean },
): string {
  try {
    return decoder.decode(bytes, how);
  } catch {
    const message = `${shown} is not text in UTF-8. Save it again with that encoding.`;
    throw new WorkspaceError('not-utf8', shown, message);
  }
}

function explained(error: unknown, shown: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new WorkspaceError(
        'missing',
        shown,
        `${shown} does not exist. Check the path; it is relative to the file that names it.`,
      );
    case 'EACCES':
    case 'EPERM':
      return new WorkspaceError(
        'unreadable',
        shown,
        `${shown} cannot be read: no permission. Change its permissions or run as its owner.`,
      );
    default:
      return error;
  }
}
