/** Lets the performer hand in a file. It gets a made-up id, as an upload would. */
import { h, render } from 'preact';
import { Recorder } from '../recorder/Recorder';
import { addFile, type KnownFile } from './knownFiles';

export interface FileRequest {
  readonly sources?: readonly string[];
  readonly fileType?: string;
  readonly multiple?: boolean;
  /** A picture is made smaller before it is handed in. */
  readonly compress?: boolean;
}

export interface TakenFile extends KnownFile {
  /** The others, where several were chosen at once. */
  readonly more?: readonly KnownFile[];
}

/** A performer changed their mind. */
export class NothingTaken extends Error {
  override readonly name = 'NothingTaken';

  constructor() {
    super('No file was chosen');
  }
}

/** Opens the recorder for sound, the file dialogue for everything else; rejects with NothingTaken. */
export function takeFile(request: FileRequest, language: string): Promise<TakenFile> {
  const wantsSound = request.fileType === 'AUDIO' || request.sources?.includes('RECORDER');
  return wantsSound ? takeRecording(language) : takeFromDialogue(request);
}

function takeRecording(language: string): Promise<TakenFile> {
  const overlay = document.createElement('div');
  overlay.className = 'preview-overlay';
  overlay.lang = language;
  document.body.append(overlay);
  return new Promise((resolve, reject) => {
    const close = (): void => {
      render(null, overlay);
      overlay.remove();
    };
    const cancel = (): void => {
      close();
      reject(new NothingTaken());
    };
    overlay.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key === 'Escape') cancel();
    });
    const recorder = h(Recorder, {
      onDone: (file) => {
        close();
        resolve(addFile(file));
      },
      onCancel: cancel,
    });
    render(recorder, overlay);
    overlay.querySelector('button')?.focus();
  });
}

const acceptedTypes: Readonly<Record<string, string>> = {
  IMAGE: 'image/*',
  VIDEO: 'video/*',
  IMAGE_OR_VIDEO: 'image/*,video/*',
};

function takeFromDialogue(request: FileRequest): Promise<TakenFile> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = acceptedTypes[request.fileType ?? ''] ?? '';
  input.multiple = request.multiple === true;
  return new Promise((resolve, reject) => {
    input.onchange = () => resolve(takenFiles([...(input.files ?? [])], request));
    input.oncancel = () => reject(new NothingTaken());
    input.click();
  });
}

/** Hands chosen files in, pictures made smaller where that is asked for. */
export async function takenFiles(
  files: readonly File[],
  { compress }: FileRequest,
): Promise<TakenFile> {
  const small = await Promise.all(
    files.map(async (file) => (compress ? await compressed(file) : file)),
  );
  const [first, ...more] = small.map(addFile);
  if (!first) throw new NothingTaken();
  return more.length === 0 ? first : { ...first, more };
}

/** Pixels of the shorter side of a picture after compression, and the quality of its JPEG. */
const shorterSide = 1000;
const quality = 0.9;

/** A file that is no picture, or small already, stays as it is. */
async function compressed(file: File): Promise<File> {
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (!picture) return file;
  const scale = shorterSide / Math.min(picture.width, picture.height);
  if (scale >= 1) return file;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => {
    canvas.toBlob(done, 'image/jpeg', quality);
  });
  return blob ? new File([blob], file.name, { type: blob.type }) : file;
}
