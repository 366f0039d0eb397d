import { readFile, stat } from 'node:fs/promises';
import { WorkspaceError } from './workspaceError';

/** The text of a UTF-8 file without a byte order mark. `shown` names it in messages. */
export async function readTextFile(path: string, shown: string): Promise<string> {
  let bytes: Buffer;
  try {
    const info = await stat(path);
    if (!info.isFile()) {
      throw new WorkspaceError('not-a-file', shown, `${shown} is not a file.`);
    }
    bytes = await readFile(path);
  } catch (error) {
    throw explained(error, shown);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
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
