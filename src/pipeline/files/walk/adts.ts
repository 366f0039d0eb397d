import { aacRates, isSilentAac } from './aacFrame';
import { onlyZerosLeft, soundEnd, soundStart } from './tags';
import type { Walk } from './track';
import { holdPieces, levelsOfFrames, refusedWalk, soundWalk } from './track';

/** AAC as a plain row of frames, each with its own head. Every frame is visited. */
export function walkAdts(file: Buffer): Walk {
  const end = soundEnd(file);
  const sound: Uint8Array[] = [];
  let silent = 0;
  let judged = 0;
  let head = { rate: 0, channels: 0 };
  let blocks = 0;
  for (let at = soundStart(file); at < end;) {
    if (!isHead(file, at)) {
      if (onlyZerosLeft(file, at, end)) break;
      return refusedWalk('unreadable', `At byte ${at} no frame of AAC begins.`);
    }
    const length = frameLength(file, at);
    const from = at + headBytes(file, at);
    if (at + length > end) return refusedWalk('truncated', 'Its last frame is cut off.');
    if (length <= from - at) return refusedWalk('unreadable', `The frame at byte ${at} is empty.`);
    if (sound.length === 0) head = headAt(file, at);
    const frame = file.subarray(from, at + length);
    blocks += blocksAt(file, at);
    sound.push(frame);
    holdPieces(sound.length);
    const verdict = isSilentAac(frame);
    if (verdict !== undefined) judged++;
    if (verdict === true) silent++;
    at += length;
  }
  return soundWalk({
    container: 'ADTS',
    codec: 'AAC',
    sampleRate: head.rate,
    channels: head.channels,
    seconds: head.rate === 0 ? 0 : (blocks * 1024) / head.rate,
    sound,
    levels: levelsOfFrames(silent, judged),
  });
}

function isHead(file: Buffer, at: number): boolean {
  return at + 7 <= file.length && file[at] === 0xff && ((file[at + 1] ?? 0) & 0xf6) === 0xf0;
}

/** Without or with a checksum. */
function headBytes(file: Buffer, at: number): number {
  return file.readUInt8(at + 1) & 1 ? 7 : 9;
}

function blocksAt(file: Buffer, at: number): number {
  return (file.readUInt8(at + 6) & 3) + 1;
}

function frameLength(file: Buffer, at: number): number {
  return (file.readUIntBE(at + 3, 3) >> 5) & 0x1fff;
}

function headAt(file: Buffer, at: number): { readonly rate: number; readonly channels: number } {
  const bits = file.readUInt16BE(at + 2);
  // 0: the channels are described in the first frame; recorders of voices have one or two.
  return { rate: aacRates[(bits >> 10) & 15] ?? 0, channels: (bits >> 6) & 7 || 1 };
}
