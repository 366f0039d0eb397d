import { isSilentOpus, opusRate, opusSamples } from './opusPacket';
import type { Walk } from './track';
import { holdPieces, levelsOfFrames, refusedWalk, soundWalk } from './track';

/** Elements of EBML and Matroska that are needed here, RFC 8794 and RFC 9559. */
const ids = {
  segment: 0x1853_8067,
  info: 0x1549_a966,
  timeScale: 0x2ad7_b1,
  tracks: 0x1654_ae6b,
  entry: 0xae,
  number: 0xd7,
  kind: 0x83,
  codec: 0x86,
  audio: 0xe1,
  rate: 0xb5,
  channels: 0x9f,
  cluster: 0x1f43_b675,
  clusterTime: 0xe7,
  simpleBlock: 0xa3,
  group: 0xa0,
  block: 0xa1,
} as const;

/** Elements that only hold others. */
const parents = new Set<number>([
  ids.segment,
  ids.info,
  ids.tracks,
  ids.entry,
  ids.audio,
  ids.cluster,
  ids.group,
]);

const videoTrack = 1;
const soundTrack = 2;

interface Track {
  number: number;
  kind: number;
  codec: string;
  sampleRate: number;
  channels: number;
}

interface Block {
  readonly track: number;
  readonly time: number;
  readonly body: Buffer;
}

interface Found {
  /** Nanoseconds of a unit of time. */
  timeScale: number;
  readonly tracks: Track[];
  clusterTime: number;
  readonly blocks: Block[];
}

/**
 * A WebM or Matroska file, also as browsers record it: without a length and with parts of unknown size.
 * All blocks are visited; how long it is comes from the last ones.
 */
export function walkWebm(file: Buffer): Walk {
  const found: Found = { timeScale: 1_000_000, tracks: [], clusterTime: 0, blocks: [] };
  for (let at = 0; at < file.length;) {
    const element = elementAt(file, at);
    if (element === undefined) return cutOrBroken(file, at);
    const { id, from, to, size } = element;
    if (parents.has(id)) {
      if (id === ids.entry) found.tracks.push(emptyTrack());
      holdPieces(found.tracks.length);
      at = from;
      continue;
    }
    if (size === undefined || to > file.length) return cutOrBroken(file, at);
    note(found, id, file.subarray(from, to));
    at = to;
  }
  return walkTrack(found);
}

function cutOrBroken(file: Buffer, at: number): Walk {
  const known = elementAt(file, at);
  return known === undefined && file.length - at > 12
    ? refusedWalk('unreadable', `What begins at byte ${at} is damaged.`)
    : refusedWalk('truncated', 'Its last part is cut off.');
}

function emptyTrack(): Track {
  return { number: 0, kind: 0, codec: '', sampleRate: 8000, channels: 1 };
}

function note(found: Found, id: number, body: Buffer): void {
  const track = found.tracks.at(-1);
  if (id === ids.timeScale) found.timeScale = numberIn(body);
  else if (id === ids.clusterTime) found.clusterTime = numberIn(body);
  else if (id === ids.simpleBlock || id === ids.block) noteBlock(found, body);
  else if (track !== undefined) noteTrack(track, id, body);
}

function noteTrack(track: Track, id: number, body: Buffer): void {
  if (id === ids.number) track.number = numberIn(body);
  else if (id === ids.kind) track.kind = numberIn(body);
  else if (id === ids.codec) track.codec = body.toString('latin1').replace(/\0+$/, '');
  else if (id === ids.rate) track.sampleRate = floatIn(body);
  else if (id === ids.channels) track.channels = numberIn(body);
}

function noteBlock(found: Found, body: Buffer): void {
  const track = variableAt(body, 0, 'number');
  if (track === undefined || body.length < track.length + 3) return;
  holdPieces(found.blocks.length);
  found.blocks.push({
    track: track.value ?? 0,
    time: found.clusterTime + body.readInt16BE(track.length),
    body: body.subarray(track.length + 3),
  });
}

function walkTrack({ tracks, blocks, timeScale }: Found): Walk {
  if (tracks.some(({ kind }) => kind === videoTrack)) {
    return refusedWalk('video', 'It holds a video.');
  }
  const track = tracks.find(({ kind }) => kind === soundTrack);
  if (track === undefined) return refusedWalk('no-sound', 'The file has no sound in it.');
  const mine = blocks.filter((block) => block.track === track.number);
  const sound = mine.map(({ body }) => body);
  const isOpus = track.codec === 'A_OPUS';
  return soundWalk({
    container: 'WebM',
    codec: isOpus ? 'Opus' : track.codec.replace(/^A_/, ''),
    sampleRate: isOpus ? opusRate : Math.round(track.sampleRate),
    channels: track.channels,
    seconds: secondsOf(mine, timeScale / 1e9, isOpus ? 'opus' : 'other'),
    sound,
    levels: levelsOfFrames(sound.filter(isSilentOpus).length, isOpus ? sound.length : 0),
  });
}

/** From the first block to the end of the last one, in seconds; `scale` is that of a unit of time. */
function secondsOf(blocks: readonly Block[], scale: number, codec: 'opus' | 'other'): number {
  const [first] = blocks;
  const last = blocks.at(-1);
  if (first === undefined || last === undefined) return 0;
  const length = (last.time - first.time) * scale;
  if (codec === 'opus') return length + opusSamples(last.body) / opusRate;
  // As long as the others are: other codecs' packets are not looked into.
  return blocks.length > 1 ? (length * blocks.length) / (blocks.length - 1) : 0;
}

interface Element {
  readonly id: number;
  readonly from: number;
  readonly to: number;
  /** Undefined: it goes on until something that cannot be in it. */
  readonly size: number | undefined;
}

function elementAt(file: Buffer, at: number): Element | undefined {
  const id = variableAt(file, at, 'id');
  if (id?.value === undefined) return undefined;
  const size = variableAt(file, at + id.length, 'number');
  if (size === undefined) return undefined;
  const from = at + id.length + size.length;
  return { id: id.value, from, to: from + (size.value ?? 0), size: size.value };
}

/** A number that begins with as many zero bits as it has further bytes; `value` undefined: all ones. */
function variableAt(
  file: Buffer,
  at: number,
  what: 'id' | 'number',
): { readonly length: number; readonly value: number | undefined } | undefined {
  const first = file[at] ?? 0;
  const length = Math.clz32(first) - 23;
  if (first === 0 || length > (what === 'id' ? 4 : 8) || at + length > file.length)
    return undefined;
  let value = what === 'id' ? first : first & (0xff >> length);
  let ones = value === 0xff >> length;
  for (let place = 1; place < length; place++) {
    const byte = file[at + place] ?? 0;
    value = value * 256 + byte;
    ones &&= byte === 0xff;
  }
  return { length, value: what === 'number' && ones ? undefined : value };
}

function numberIn(body: Buffer): number {
  let value = 0;
  for (const byte of body) value = value * 256 + byte;
  return value;
}

function floatIn(body: Buffer): number {
  if (body.length === 4) return body.readFloatBE(0);
  return body.length === 8 ? body.readDoubleBE(0) : 0;
}
