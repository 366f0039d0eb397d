import { generateClip } from '../../media';

export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** An address that works inside of this frame. */
  readonly url: string;
}

/** Files that the performer gave. Nothing is sent anywhere: each gets an id as the platform's have. */
export class Uploads {
  readonly #byId = new Map<string, Upload>();
  #clips = 0;

  add(file: File): Upload {
    const upload: Upload = {
      id: crypto.randomUUID(),
      name: file.name,
      type: file.type,
      url: URL.createObjectURL(file),
    };
    this.#byId.set(upload.id, upload);
    return upload;
  }

  /** A made-up recording, where no microphone may be used. */
  addClip(): Upload {
    this.#clips += 1;
    const clip = generateClip(2, this.#clips);
    return this.add(
      new File([clip], `recording-${String(this.#clips)}.wav`, { type: 'audio/wav' }),
    );
  }

  get(id: unknown): Upload | undefined {
    return typeof id === 'string' ? this.#byId.get(id) : undefined;
  }
}
