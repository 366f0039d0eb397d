/** The bytes of a tasks file, wherever they are; large ones are never read as a whole. */
export interface TasksText {
  /** Another one for another content. */
  readonly stamp: string;
  pieces(): AsyncIterable<Uint8Array>;
  /** Bytes from `start` up to, not including, `end`; fewer where the file ends before. */
  read(start: number, end: number): Promise<Uint8Array>;
}

/** A text that is in memory: of an editor with unsaved changes, or of a test. */
export function textInMemory(text: string, stamp: string): TasksText {
  let bytes: Uint8Array | undefined;
  const all = (): Uint8Array => (bytes ??= new TextEncoder().encode(text));
  return {
    stamp,
    // eslint-disable-next-line @typescript-eslint/require-await -- others have to wait for a disk
    async *pieces() {
      yield all();
    },
    read: (start, end) => Promise.resolve(all().subarray(start, end)),
  };
}
