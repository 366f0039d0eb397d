import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { extname, join, relative, resolve, isAbsolute } from 'node:path';
import type { Clip, RunView } from '../view/runView';
import { clipName } from '../protocol';

/** The bytes of a recording, and what they are. */
export interface SoundFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
}

/** A sound that cannot be given; the message is for people. */
export class SoundError extends Error {
  override readonly name = 'SoundError';
}

/** Nobody listens to more in a panel. */
const mostBytes = 100 * 1024 * 1024;

const mediaTypes: Readonly<Record<string, string>> = {
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.oga': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.webm': 'audio/webm',
  '.m4a': 'audio/mp4',
  '.mp4': 'audio/mp4',
  '.aac': 'audio/aac',
  '.flac': 'audio/flac',
};

/**
 * The sound of a clip that the view knows by this name. A view comes from a file that anybody may
 * have written: only audio files are given, and only such that really lie, links followed, in the
 * storage folder inside the workspace. `fromBucket` reads where the storage is no folder, `fromPlatform`
 * what the checks refused before it was stored.
 */
export async function readSound(o: {
  readonly root: string;
  readonly view: RunView;
  readonly clip: string;
  readonly fromBucket: (key: string) => Promise<Uint8Array | undefined>;
  readonly fromPlatform: (
    clip: Pick<Clip, 'assignment'> & { readonly attachment: string },
  ) => Promise<SoundFile>;
}): Promise<SoundFile> {
  const { view } = o;
  const found = [...view.rejected, ...view.accepted].find((clip) => clipName(clip) === o.clip);
  if (found?.key === undefined && found?.attachment !== undefined) {
    const { assignment, attachment } = found;
    return await o.fromPlatform({ assignment, attachment });
  }
  if (found?.key === undefined) throw new SoundError('No sound was stored for this recording.');
  const mediaType = mediaTypes[extname(found.key).toLowerCase()];
  if (mediaType === undefined) throw new SoundError('This recording is not kept as an audio file.');
  const { storage } = view.places;
  const bytes =
    storage === undefined
      ? await o.fromBucket(found.key)
      : await readInside(o.root, storage, found.key);
  if (bytes === undefined)
    throw new SoundError('The storage does not have this recording any more.');
  // A copy of its own, so that a small file does not carry a large pool along.
  return { bytes: new Uint8Array(bytes), mediaType };
}

async function readInside(
  root: string,
  storage: string,
  key: string,
): Promise<Uint8Array | undefined> {
  const [workspace, folder] = await Promise.all([realOf(root), realOf(storage)]);
  if (workspace === undefined || folder === undefined) return undefined;
  const path = await realOf(join(folder, ...key.split('/')));
  if (path === undefined) return undefined;
  if (!isInside(workspace, folder) || !isInside(folder, path)) {
    throw new SoundError('The recording lies outside of the storage folder and is not opened.');
  }
  // What was checked is what is read: a link put there in between is not followed.
  const file = await open(
    path,
    constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NOFOLLOW),
  );
  try {
    const { size, isFile } = await file.stat().then((found) => ({
      size: found.size,
      isFile: found.isFile(),
    }));
    if (!isFile) throw new SoundError('The recording is no file.');
    if (size > mostBytes) throw new SoundError('The recording is too long to be played here.');
    return await file.readFile();
  } finally {
    await file.close();
  }
}

async function realOf(path: string): Promise<string | undefined> {
  return realpath(resolve(path)).catch(() => undefined);
}

/** True for the folder itself as well. */
function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way !== '..' && !/^\.\.[\\/]/.test(way);
}
