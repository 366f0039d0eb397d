/** A recording that goes on. */
export interface Recording {
  readonly stream: MediaStream;
  /** Ends it; the file comes through `done`. */
  stop(): void;
  /** Ends it, and nobody gets the file. */
  drop(): void;
}

/** Asks for the microphone and records; rejects where it may not be used. */
export async function startRecording(done: (file: File) => void): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream);
  const parts: Blob[] = [];
  let wanted = true;
  recorder.ondataavailable = (event) => parts.push(event.data);
  recorder.onstop = () => {
    for (const track of stream.getTracks()) track.stop();
    const type = recorder.mimeType.split(';')[0] ?? '';
    if (wanted) done(new File(parts, `recording.${type.split('/')[1] ?? 'webm'}`, { type }));
  };
  recorder.start();
  const end = (): void => {
    if (recorder.state !== 'inactive') recorder.stop();
  };
  return {
    stream,
    stop: end,
    drop: () => {
      wanted = false;
      end();
    },
  };
}
