import type { FrameFile } from '../../protocol';

export interface Upload {
  readonly id: string;
  readonly name: string;
  /** MIME type; empty when it is not known. */
  readonly type: string;
  /** An address that works inside of this frame. */
  readonly url: string;
  readonly blob: Blob;
}

export interface GivenFile {
  readonly id: string;
  readonly name: string;
  readonly blob: Blob;
}

/**
 * Files that the performer gave. The frame sends nothing anywhere: each gets an id as the platform's
 * have, and the page around the frame is told of it.
 */
export class Uploads {
  readonly #byId = new Map<string, Upload>();

  constructor(private readonly given: (file: GivenFile) => void) {}

  add(file: File): Upload {
    const upload = this.#keep(crypto.randomUUID(), file.name, file);
    this.given({ id: upload.id, name: file.name, blob: file });
    return upload;
  }

  /** A file of an answer that is shown again. */
  restore(id: string, { name, blob }: FrameFile): void {
    if (!this.#byId.has(id)) this.#keep(id, name, blob);
  }

  get(id: unknown): Upload | undefined {
    return typeof id === 'string' ? this.#byId.get(id) : undefined;
  }

  #keep(id: string, name: string, blob: Blob): Upload {
    const upload = { id, name, blob, type: blob.type, url: URL.createObjectURL(blob) };
    this.#byId.set(id, upload);
    return upload;
  }
}
