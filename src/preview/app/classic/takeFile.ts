/** Lets the performer hand in a file. Nothing leaves the frame: the file gets a made-up id. */
import { h, render } from 'preact';
import { Recorder } from '../recorder/Recorder';

export interface FileRequest {
  readonly sources?: readonly string[];
  readonly fileType?: string;
  readonly multiple?: boolean;
}

export interface TakenFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly url: string;
}

export function takenFile(file: File): TakenFile {
  return {
    id: crypto.randomUUID(),
    name: file.name,
    type: file.type,
    url: URL.createObjectURL(file),
  };
}

/** Opens the recorder for sound, the file dialogue for everything else. */
export function takeFile(request: FileRequest): Promise<TakenFile> {
  const wantsSound = request.fileType === 'AUDIO' || request.sources?.includes('RECORDER');
  return wantsSound ? takeRecording() : takeFromDialogue(request.fileType);
}

function takeRecording(): Promise<TakenFile> {
  const overlay = document.createElement('div');
  overlay.className = 'preview-overlay';
  document.body.append(overlay);
  return new Promise((resolve, reject) => {
    const close = (): void => {
      render(null, overlay);
      overlay.remove();
    };
    const recorder = h(Recorder, {
      onDone: (file) => {
        close();
        resolve(takenFile(file));
      },
      onCancel: () => {
        close();
        reject(new Error('No file was chosen'));
      },
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

function takeFromDialogue(fileType: string | undefined): Promise<TakenFile> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = acceptedTypes[fileType ?? ''] ?? '';
  return new Promise((resolve, reject) => {
    input.onchange = () => {
      const file = input.files?.[0];
      if (file) resolve(takenFile(file));
    };
    input.oncancel = () => reject(new Error('No file was chosen'));
    input.click();
  });
}
