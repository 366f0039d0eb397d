import { BitSource } from './bitSource';
import { decodeBlock } from './bzip2Block';

/** More than the largest block can take when it cannot be made smaller at all. */
const blockRoom = 1_300_000;
const blockMagic = 0x314159;
const blockMagic2 = 0x265359;
const endMagic = 0x177245;
const endMagic2 = 0x385090;

/**
 * Decompresses bzip2, also several streams behind each other as Wikipedia's dumps have them, block by
 * block: memory is that of one block. Throws RangeError with what is wrong with the stream.
 */
export async function* bunzip2(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const bits = new BitSource(pieces);
  try {
    for (let streams = 0; (await bits.fill(blockRoom)) > 0; streams++) {
      const level = readHead(bits);
      if (level === undefined) {
        throw new RangeError(
          streams === 0 ? 'This is no bzip2 file.' : 'What follows the first part is damaged.',
        );
      }
      yield* blocks(bits, level);
    }
  } finally {
    await bits.close();
  }
}

function readHead(bits: BitSource): number | undefined {
  const isHead = bits.read(24) === 0x425a68;
  const level = bits.read(8) - 0x30;
  return isHead && level >= 1 && level <= 9 ? level : undefined;
}

async function* blocks(bits: BitSource, level: number): AsyncGenerator<Buffer> {
  let all = 0;
  for (;;) {
    await bits.fill(blockRoom);
    const magic = bits.read(24);
    if (magic === endMagic) {
      if (bits.read(24) !== endMagic2 || bits.read(16) * 0x1_0000 + bits.read(16) !== all) {
        throw new RangeError('The parts do not match the checksum of them all.');
      }
      bits.align();
      return;
    }
    if (magic !== blockMagic || bits.read(24) !== blockMagic2) {
      throw new RangeError('A block does not begin where it should.');
    }
    const wanted = bits.read(16) * 0x1_0000 + bits.read(16);
    const block = decodeBlock(bits, level * 100_000);
    if (checksum(block) !== wanted) throw new RangeError('A block does not match its checksum.');
    all = (((all << 1) | (all >>> 31)) ^ wanted) >>> 0;
    yield block;
  }
}

function checksum(bytes: Buffer): number {
  let sum = 0xffff_ffff;
  for (const byte of bytes) sum = ((sum << 8) ^ (table[((sum >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0;
  return ~sum >>> 0;
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index << 24;
  for (let bit = 0; bit < 8; bit++) {
    value = value & 0x8000_0000 ? (value << 1) ^ 0x04c1_1db7 : value << 1;
  }
  return value >>> 0;
});
