import { onlyZerosLeft, soundEnd, soundStart } from './tags';
import type { Walk } from './track';
import { holdPieces, levelsOfFrames, refusedWalk, soundWalk } from './track';

/** One frame's head, ISO/IEC 11172-3 and 13818-3. */
interface Head {
  readonly version: 1 | 2 | 2.5;
  readonly layer: 1 | 2 | 3;
  readonly sampleRate: number;
  readonly channels: 1 | 2;
  /** Bytes of the frame, head included. */
  readonly length: number;
  readonly samples: number;
  /** Bytes before the side information. */
  readonly sideAt: number;
}

/** Kilobits a second by index; layer 3 and 2 of version 1, layer 1 of it, and the lower rates of 2. */
const bitrates = {
  v1l1: [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  v1l2: [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  v1l3: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  v2l1: [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  v2l23: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;

/** MP3 and its older layers: every frame is visited, tags are passed over. */
export function walkMpegAudio(file: Buffer): Walk {
  const end = soundEnd(file);
  const sound: Uint8Array[] = [];
  let first: Head | undefined;
  let samples = 0;
  let silent = 0;
  for (let at = soundStart(file); at < end;) {
    const head = headAt(file, at);
    if (head === undefined) {
      if (onlyZerosLeft(file, at, end)) break;
      return refusedWalk('unreadable', `At byte ${at} no frame of MP3 begins.`);
    }
    if (at + head.length > end) return refusedWalk('truncated', 'Its last frame is cut off.');
    const frame = file.subarray(at, at + head.length);
    if (first !== undefined || !isIndex(frame, head)) {
      sound.push(frame);
      holdPieces(sound.length);
      samples += head.samples;
      if (isSilent(frame, head)) silent++;
    }
    first ??= head;
    at += head.length;
  }
  if (first === undefined) return refusedWalk('no-sound', 'The file has no sound in it.');
  return soundWalk({
    container: 'MPEG',
    codec: `MPEG ${first.version} layer ${first.layer}`,
    sampleRate: first.sampleRate,
    channels: first.channels,
    seconds: samples / first.sampleRate,
    sound,
    levels: levelsOfFrames(silent, first.layer === 3 ? sound.length : 0),
  });
}

function headAt(file: Buffer, at: number): Head | undefined {
  if (at + 4 > file.length) return undefined;
  const bits = file.readUInt32BE(at);
  if (bits >>> 21 !== 0x7ff) return undefined;
  const version = ([2.5, undefined, 2, 1] as const)[(bits >>> 19) & 3];
  const layer = ([undefined, 3, 2, 1] as const)[(bits >>> 17) & 3];
  const base = [44_100, 48_000, 32_000][(bits >>> 10) & 3];
  if (version === undefined || layer === undefined || base === undefined) return undefined;
  const kilobits = bitratesOf(version, layer)[(bits >>> 12) & 15];
  if (!kilobits) return undefined;
  const sampleRate = version === 1 ? base : version === 2 ? base / 2 : base / 4;
  const samples = samplesOf(version, layer);
  // Layer 1 counts in slots of four bytes.
  const slot = layer === 1 ? 4 : 1;
  const slots = Math.floor(((samples / 8 / slot) * kilobits * 1000) / sampleRate);
  return {
    ...{ version, layer, sampleRate, samples },
    channels: ((bits >>> 6) & 3) === 3 ? 1 : 2,
    length: (slots + ((bits >>> 9) & 1)) * slot,
    sideAt: (bits >>> 16) & 1 ? 4 : 6,
  };
}

function samplesOf(version: Head['version'], layer: Head['layer']): number {
  if (layer === 1) return 384;
  return layer === 2 || version === 1 ? 1152 : 576;
}

function bitratesOf(version: Head['version'], layer: Head['layer']): readonly number[] {
  if (version === 1) return bitrates[`v1l${layer}`];
  return layer === 1 ? bitrates.v2l1 : bitrates.v2l23;
}

/** The first frame of many files holds no sound but how many frames follow. */
function isIndex(frame: Buffer, head: Head): boolean {
  const mark = frame.toString('latin1', head.sideAt + sideBytes(head)).slice(0, 4);
  return mark === 'Xing' || mark === 'Info' || frame.toString('latin1', 36, 40) === 'VBRI';
}

function sideBytes({ version, channels }: Head): number {
  if (version === 1) return channels === 1 ? 17 : 32;
  return channels === 1 ? 9 : 17;
}

/** Layer 3 says of each granule and channel how many bits its spectrum has: none is silence. */
function isSilent(frame: Buffer, head: Head): boolean {
  if (head.layer !== 3) return false;
  const { channels, sideAt } = head;
  const granules = head.version === 1 ? 2 : 1;
  const preface = head.version === 1 ? (channels === 1 ? 18 : 20) : channels === 1 ? 9 : 10;
  const each = head.version === 1 ? 59 : 63;
  for (let part = 0; part < granules * channels; part++) {
    if (bitsAt(frame, sideAt * 8 + preface + part * each, 12) > 0) return false;
  }
  return true;
}

function bitsAt(bytes: Buffer, from: number, count: number): number {
  let value = 0;
  for (let at = from; at < from + count; at++) {
    value = value * 2 + (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
  }
  return value;
}
