/** Where sound begins behind an ID3v2 tag. */
export function soundStart(file: Buffer): number {
  let at = 0;
  while (file.toString('latin1', at, at + 3) === 'ID3' && at + 10 <= file.length) {
    // Four bytes of seven bits each, so that a size never looks like the start of a frame.
    const size = [6, 7, 8, 9].reduce(
      (sum, place) => sum * 128 + ((file[at + place] ?? 0) & 127),
      0,
    );
    const footer = (file[at + 5] ?? 0) & 0x10 ? 10 : 0;
    at += 10 + size + footer;
  }
  return at;
}

/** Where sound ends before an ID3v1 or APE tag. */
export function soundEnd(file: Buffer): number {
  let end = file.length;
  if (end >= 128 && file.toString('latin1', end - 128, end - 125) === 'TAG') end -= 128;
  if (end >= 32 && file.toString('latin1', end - 32, end - 24) === 'APETAGEX') {
    const size = file.readUInt32LE(end - 20);
    const header = file.readUInt32LE(end - 12) & 0x8000_0000 ? 32 : 0;
    end = Math.max(0, end - size - header);
  }
  return end;
}

/** Some writers fill a file up with zeros: no frame begins with one. */
export function onlyZerosLeft(file: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (file[at] !== 0) return false;
  return true;
}
