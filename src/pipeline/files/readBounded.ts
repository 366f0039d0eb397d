/** All of a stream; throws what `tooLong` gives as soon as there is more of it than `most` bytes. */
export async function readBounded(
  stream: AsyncIterable<unknown>,
  o: { readonly most: number; readonly tooLong: () => Error },
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream) {
    pieces.push(piece as Buffer);
    size += (piece as Buffer).length;
    if (size > o.most) throw o.tooLong();
  }
  return Buffer.concat(pieces);
}
