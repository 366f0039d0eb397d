/**
 * Records for a frame: a sandboxed one has no origin that a browser would give the microphone to.
 * The browser asks the person; only a frame that was just used may ask for it.
 */
import type { FromFrame, ToFrame } from '../../protocol';

type Deed = Extract<FromFrame, { type: 'record' }>['deed'];
type Answer = (message: Extract<ToFrame, { type: 'recording' | 'recorded' }>) => void;

export class Microphone {
  #recorder: MediaRecorder | undefined;
  /** Grows with every start, so that a late yes of the person finds that nobody waits any more. */
  #asked = 0;
  #wanted = true;

  obey(deed: Deed, answer: Answer): void {
    if (deed !== 'start') {
      this.end(deed);
      return;
    }
    this.end('drop');
    this.#start(answer).catch(() => answer({ type: 'recording', state: 'refused' }));
  }

  end(deed: 'stop' | 'drop'): void {
    this.#asked += 1;
    this.#wanted = deed === 'stop';
    if (this.#recorder?.state === 'recording') this.#recorder.stop();
  }

  async #start(answer: Answer): Promise<void> {
    const asked = (this.#asked += 1);
    if (!navigator.userActivation.isActive) throw new Error('nobody pressed anything');
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const release = (): void => {
      for (const track of stream.getTracks()) track.stop();
    };
    if (asked !== this.#asked) {
      release();
      return;
    }
    const recorder = new MediaRecorder(stream);
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onstop = () => {
      release();
      // The codec after the type says nothing to a platform that stores the file.
      const type = recorder.mimeType.split(';')[0] ?? '';
      if (this.#wanted) answer({ type: 'recorded', blob: new Blob(parts, { type }) });
    };
    this.#recorder = recorder;
    this.#wanted = true;
    recorder.start();
    answer({ type: 'recording', state: 'running' });
  }
}
