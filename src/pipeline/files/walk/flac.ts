import type { FlacFrame, FlacSound } from './flacFrame';
import { levelsOfFlac } from './flacFrame';
import type { Walk } from './track';
import { holdPieces, refusedWalk, soundWalk } from './track';

interface StreamInfo extends FlacSound {
  /** 0: not known when the file was begun. */
  readonly samples: number;
}

/** A FLAC file: every frame is visited and decoded. */
export function walkFlac(file: Buffer): Walk {
  const found = flacFrames(file);
  if (!('frames' in found)) return found;
  const { frames, info } = found;
  const samples = frames.reduce((sum, frame) => sum + frame.samples, 0);
  if (info.samples > samples) {
    return refusedWalk('truncated', `It ends after ${samples} of ${info.samples} samples.`);
  }
  return soundWalk({
    ...{ container: 'FLAC', codec: 'FLAC' },
    sound: frames.map(({ bytes }) => bytes),
    sampleRate: info.sampleRate,
    channels: info.channels,
    seconds: (info.samples || samples) / Math.max(1, info.sampleRate),
    levels: levelsOfFlac(frames, info),
  });
}

type Refused = Extract<Walk, { readonly state: 'refused' }>;

/**
 * The frames of a FLAC file. A frame's length stands nowhere: each stretch between two frame heads with a
 * right checksum has to have a right checksum itself. RFC 9639.
 */
export function flacFrames(
  file: Buffer,
): Refused | { readonly frames: readonly FlacFrame[]; readonly info: StreamInfo } {
  const metadata = readMetadata(file);
  if (metadata === undefined) return refusedWalk('truncated', 'It ends before its sound begins.');
  const { info, from } = metadata;
  const frames: FlacFrame[] = [];
  for (let at = from; at < file.length;) {
    const head = headAt(file, at);
    if (head === undefined) return refusedWalk('unreadable', `At byte ${at} no frame begins.`);
    const end = frameEnd(file, at);
    if (end === undefined) {
      return refusedWalk('truncated', `The frame at byte ${at} is damaged or cut off.`);
    }
    frames.push({ bytes: file.subarray(at, end), ...head });
    holdPieces(frames.length);
    at = end;
  }
  return { frames, info };
}

function readMetadata(
  file: Buffer,
): { readonly info: StreamInfo; readonly from: number } | undefined {
  let info: StreamInfo | undefined;
  for (let at = 4; at + 4 <= file.length;) {
    const head = file.readUInt32BE(at);
    const from = at + 4;
    at = from + (head & 0xff_ffff);
    if (((head >>> 24) & 127) === 0 && from + 34 <= file.length) {
      info = {
        sampleRate: file.readUIntBE(from + 10, 3) >> 4,
        channels: (((file[from + 12] ?? 0) >> 1) & 7) + 1,
        bits: ((file.readUInt16BE(from + 12) >> 4) & 31) + 1,
        samples: ((file[from + 13] ?? 0) & 15) * 2 ** 32 + file.readUInt32BE(from + 14),
      };
    }
    if (head >>> 31 === 1) return info && { info, from: at };
  }
  return undefined;
}

/** Where the frame ends: before the next head, or at the end of the file. */
function frameEnd(file: Buffer, from: number): number | undefined {
  let sum = 0;
  let summed = from;
  for (let at = from + 8; at <= file.length; at++) {
    if (at < file.length && headAt(file, at) === undefined) continue;
    // The last two bytes are the checksum of all before: together they give zero.
    for (; summed < at; summed++) {
      sum = ((sum << 8) ^ (table16[((sum >> 8) ^ (file[summed] ?? 0)) & 0xff] ?? 0)) & 0xffff;
    }
    if (sum === 0) return at;
  }
  return undefined;
}

/** The head that stands here; undefined where none does. */
function headAt(file: Buffer, at: number): Omit<FlacFrame, 'bytes'> | undefined {
  if (file[at] !== 0xff || ((file[at + 1] ?? 0) & 0xfe) !== 0xf8) return undefined;
  if (at + 6 > file.length) return undefined;
  const code = file.readUInt8(at + 2);
  const sizes = code >> 4;
  const sizeAt = at + 4 + numberBytes(file.readUInt8(at + 4));
  const next = sizeAt + (bytesOfSize[sizes] ?? 0) + (bytesOfRate[code & 15] ?? 0);
  if (sizes === 0 || next >= file.length || checksum8(file.subarray(at, next)) !== file[next]) {
    return undefined;
  }
  const written = bytesOfSize[sizes];
  const samples = written === undefined ? sizeOf(sizes) : file.readUIntBE(sizeAt, written) + 1;
  return { samples, headBytes: next + 1 - at };
}

/** Where a code says that the number itself stands at the end of the head. */
const bytesOfSize: Readonly<Record<number, number>> = { 6: 1, 7: 2 };
const bytesOfRate: Readonly<Record<number, number>> = { 12: 1, 13: 2, 14: 2 };

function sizeOf(code: number): number {
  if (code === 1) return 192;
  return code < 6 ? 576 << (code - 2) : 256 << (code - 8);
}

/** Bytes of a number written like a character of UTF-8. */
function numberBytes(first: number): number {
  const ones = Math.clz32(~(first << 24));
  return ones === 0 ? 1 : ones;
}

function checksum8(bytes: Buffer): number {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 0x80 ? ((sum << 1) ^ 7) & 0xff : sum << 1;
  }
  return sum;
}

const table16 = Uint16Array.from({ length: 256 }, (_, index) => {
  let value = index << 8;
  for (let bit = 0; bit < 8; bit++) value = value & 0x8000 ? (value << 1) ^ 0x8005 : value << 1;
  return value & 0xffff;
});
