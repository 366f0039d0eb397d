import { isSilentOpus, opusRate, opusSamples } from './opusPacket';
import type { Levels, Walk } from './track';
import { holdPieces, levelsOfFrames, refusedWalk, soundWalk } from './track';
import { isSilentVorbis } from './vorbisPacket';

interface Page {
  readonly serial: number;
  readonly granule: number;
  readonly first: boolean;
  /** The packets that end on this page, and the beginning of one that does not. */
  readonly pieces: readonly Buffer[];
  readonly lastIsOpen: boolean;
  readonly continues: boolean;
  readonly next: number;
}

interface Codec {
  readonly name: string;
  readonly sampleRate: number;
  /** Samples of a granule position before which nothing is played. */
  readonly skip: number;
  readonly granuleRate: number;
  readonly channels: number;
}

/** An Ogg file of one stream of sound: every page with its checksum, every packet. */
export function walkOgg(file: Buffer): Walk {
  const packets: Buffer[] = [];
  let open: Buffer[] = [];
  let codec: Codec | undefined;
  let serial: number | undefined;
  let last = 0;
  for (let at = 0; at < file.length;) {
    const page = pageAt(file, at);
    if (typeof page === 'string') return refusedWalk(page, problems[page](at));
    at = page.next;
    if (page.first && serial === undefined) {
      const found = codecIn(page.pieces[0] ?? Buffer.alloc(0));
      if (found === 'video') return refusedWalk('video', 'It holds a video.');
      if (found !== undefined) {
        codec = found;
        serial = page.serial;
      }
    }
    if (page.serial !== serial) continue;
    last = Math.max(last, page.granule);
    open = takePackets(page, page.continues ? open : [], packets);
    holdPieces(packets.length + open.length);
  }
  if (codec === undefined) return refusedWalk('unreadable', 'Its codec is not known.');
  if (open.length > 0) return refusedWalk('truncated', 'Its last packet is cut off.');
  return walkPackets(codec, packets, last);
}

/** Puts the packets that end on a page to the others; answers with what goes on on the next. */
function takePackets(page: Page, begun: Buffer[], packets: Buffer[]): Buffer[] {
  let open = begun;
  page.pieces.forEach((piece, place) => {
    open.push(piece);
    if (page.lastIsOpen && place === page.pieces.length - 1) return;
    packets.push(open.length === 1 ? piece : Buffer.concat(open));
    open = [];
  });
  return open;
}

const problems = {
  unreadable: (at: number) => `The page at byte ${at} is damaged.`,
  truncated: () => 'Its last page is cut off.',
} as const;

function walkPackets(codec: Codec, packets: readonly Buffer[], lastGranule: number): Walk {
  const { name, sampleRate, channels } = codec;
  const sound = packets.slice(name === 'Opus' ? 2 : name === 'Vorbis' ? 3 : 2);
  const isOpus = name === 'Opus';
  const length = Math.max(0, lastGranule - codec.skip) / codec.granuleRate;
  const counted = isOpus
    ? sound.reduce((sum, one) => sum + opusSamples(one), 0) / opusRate
    : length;
  // A stream may begin at a granule far from zero, when it was cut out of a longer one.
  const seconds = isOpus ? Math.min(length || counted, counted) : length;
  return soundWalk({
    ...{ container: 'Ogg', codec: name, sampleRate, channels, seconds, sound },
    levels: levelsIn(name, sound),
  });
}

function levelsIn(codec: string, sound: readonly Buffer[]): Levels {
  const isSilent = { Opus: isSilentOpus, Vorbis: isSilentVorbis }[codec];
  if (isSilent === undefined) return { from: 'unknown' };
  return levelsOfFrames(sound.filter(isSilent).length, sound.length);
}

function pageAt(file: Buffer, at: number): Page | 'unreadable' | 'truncated' {
  if (file.toString('latin1', at, at + 4) !== 'OggS') return 'unreadable';
  if (at + 27 > file.length) return 'truncated';
  const count = file[at + 26] ?? 0;
  const lengths = file.subarray(at + 27, at + 27 + count);
  const from = at + 27 + count;
  const next = lengths.reduce((sum, length) => sum + length, from);
  if (next > file.length || lengths.length < count) return 'truncated';
  const flags = file[at + 5] ?? 0;
  if (checksum(file.subarray(at, next)) !== file.readUInt32LE(at + 22)) return 'unreadable';
  const pieces: Buffer[] = [];
  let begin = from;
  let end = from;
  for (const length of lengths) {
    end += length;
    if (length === 255) continue;
    pieces.push(file.subarray(begin, end));
    begin = end;
  }
  const lastIsOpen = lengths.at(-1) === 255;
  if (lastIsOpen) pieces.push(file.subarray(begin, end));
  return {
    serial: file.readUInt32LE(at + 14),
    // -1: no packet ends here. Positions of speech fit into 53 bits.
    granule: Number(file.readBigInt64LE(at + 6)),
    first: (flags & 2) !== 0,
    continues: (flags & 1) !== 0,
    ...{ pieces, lastIsOpen, next },
  };
}

function codecIn(head: Buffer): Codec | 'video' | undefined {
  const begins = (text: string): boolean => head.toString('latin1', 0, text.length) === text;
  if (begins('OpusHead')) return opus(head.readUInt8(9), head.readUInt16LE(10));
  if (begins('\u0001vorbis')) return plain('Vorbis', head.readUInt32LE(12), head.readUInt8(11));
  if (begins('Speex   ')) return plain('Speex', head.readUInt32LE(36), head.readUInt32LE(48));
  if (begins('\u007fFLAC')) {
    return plain('FLAC', head.readUIntBE(27, 3) >> 4, ((head.readUInt8(29) >> 1) & 7) + 1);
  }
  return begins('\u0080theora') ? 'video' : undefined;
}

function opus(channels: number, skip: number): Codec {
  return { name: 'Opus', sampleRate: opusRate, granuleRate: opusRate, channels, skip };
}

function plain(name: string, rate: number, channels: number): Codec {
  return { name, sampleRate: rate, granuleRate: Math.max(1, rate), channels, skip: 0 };
}

/** The page's own checksum, counted as zero where it stands. RFC 3533. */
function checksum(page: Buffer): number {
  let sum = 0;
  for (let at = 0; at < page.length; at++) {
    const byte = at >= 22 && at < 26 ? 0 : (page[at] ?? 0);
    sum = ((sum << 8) ^ (table[((sum >>> 24) & 0xff) ^ byte] ?? 0)) >>> 0;
  }
  return sum;
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index << 24;
  for (let bit = 0; bit < 8; bit++)
    value = value & 0x8000_0000 ? (value << 1) ^ 0x04c1_1db7 : value << 1;
  return value >>> 0;
});
