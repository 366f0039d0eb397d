import type { FromFrame, ToFrame } from '../../protocol';

type Heard = Extract<ToFrame, { type: 'recording' | 'recorded' }>;

/** A recording that goes on. */
export interface Recording {
  /** Ends it; the file comes through `done`. */
  stop(): void;
  /** Ends it, and nobody gets the file. */
  drop(): void;
}

interface Waiting {
  readonly begun: (recording: Recording) => void;
  readonly refused: (reason: Error) => void;
  readonly done: (file: File) => void;
}

/** The microphone by way of the page around the frame; one recording at a time. */
export class PageMicrophone {
  #send: (message: FromFrame) => void = () => undefined;
  #waiting: Waiting | undefined;

  connect(send: (message: FromFrame) => void): void {
    this.#send = send;
  }

  /** Rejects where the microphone may not be used. */
  record(done: (file: File) => void): Promise<Recording> {
    return new Promise((begun, refused) => {
      this.#waiting = { begun, refused, done };
      this.#send({ type: 'record', deed: 'start' });
    });
  }

  hear(message: Heard): void {
    const waiting = this.#waiting;
    if (!waiting) return;
    if (message.type === 'recorded') {
      this.#waiting = undefined;
      const { blob } = message;
      const ending = blob.type.split('/')[1] ?? 'webm';
      waiting.done(new File([blob], `recording.${ending}`, { type: blob.type }));
    } else if (message.state === 'refused') {
      this.#waiting = undefined;
      waiting.refused(new Error('no microphone may be used'));
    } else waiting.begun(this.#recording());
  }

  #recording(): Recording {
    return {
      stop: () => this.#send({ type: 'record', deed: 'stop' }),
      drop: () => {
        this.#waiting = undefined;
        this.#send({ type: 'record', deed: 'drop' });
      },
    };
  }
}

export const pageMicrophone = new PageMicrophone();
