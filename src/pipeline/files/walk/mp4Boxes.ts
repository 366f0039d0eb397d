import { holdPieces } from './track';

export interface Box {
  readonly name: string;
  /** What is in it, without its head. */
  readonly body: Buffer;
  /** Where `body` begins in the file. */
  readonly at: number;
}

/** The boxes that stand next to each other in a stretch; `cut` when the last one is longer than the rest. */
export function boxesIn(
  body: Buffer,
  at = 0,
): { readonly boxes: readonly Box[]; readonly cut: boolean } {
  const boxes: Box[] = [];
  let from = 0;
  while (from + 8 <= body.length) {
    let size = body.readUInt32BE(from);
    let head = 8;
    if (size === 1 && from + 16 <= body.length) {
      size = Number(body.readBigUInt64BE(from + 8));
      head = 16;
    }
    if (size === 0) size = body.length - from;
    if (size < head) return { boxes, cut: true };
    const name = body.toString('latin1', from + 4, from + 8);
    holdPieces(boxes.length);
    boxes.push({ name, body: body.subarray(from + head, from + size), at: at + from + head });
    if (from + size > body.length) return { boxes, cut: true };
    from += size;
  }
  return { boxes, cut: false };
}

/** The first box at the end of a path of names. */
export function boxAt(body: Buffer, ...path: readonly string[]): Buffer | undefined {
  let here: Buffer | undefined = body;
  for (const name of path)
    here = here && boxesIn(here).boxes.find((box) => box.name === name)?.body;
  return here;
}

/** All numbers of 32 bits of a table that begins with their count; none where it is cut off. */
export function tableOf(box: Buffer | undefined, columns: number): readonly (readonly number[])[] {
  if (box === undefined || box.length < 8) return [];
  const count = Math.min(box.readUInt32BE(4), Math.floor((box.length - 8) / (4 * columns)));
  holdPieces(count);
  return Array.from({ length: count }, (_, row) =>
    Array.from({ length: columns }, (_, column) =>
      box.readUInt32BE(8 + (row * columns + column) * 4),
    ),
  );
}
