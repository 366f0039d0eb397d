/** Bytes of files that are held in memory at once, whoever asks. */
const room = 160 * 1024 * 1024;

let taken = 0;
const waiting: (() => void)[] = [];

/** Does work that holds so many bytes in memory when there is room for it. One file always fits. */
export async function withRoomFor<T>(bytes: number, work: () => Promise<T>): Promise<T> {
  while (taken > 0 && taken + bytes > room) await new Promise<void>((go) => waiting.push(go));
  taken += bytes;
  try {
    return await work();
  } finally {
    taken -= bytes;
    for (const go of waiting.splice(0)) go();
  }
}
