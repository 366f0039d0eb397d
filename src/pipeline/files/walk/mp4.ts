import { aacRates, bitReader, isSilentAac } from './aacFrame';
import type { Box } from './mp4Boxes';
import { boxAt, boxesIn, tableOf } from './mp4Boxes';
import type { FragmentSamples, Sample } from './mp4Fragments';
import { samplesInFragments } from './mp4Fragments';
import { isSilentOpus, opusRate, opusSamples } from './opusPacket';
import type { Levels, Walk } from './track';
import { holdPieces, levelsOfFrames, refusedWalk, soundWalk } from './track';

/** MP4, M4A and 3GP, whole or in fragments: every sample of the sound has to lie inside of the file. */
export function walkMp4(file: Buffer): Walk {
  const { boxes, cut } = boxesIn(file);
  if (cut)
    return refusedWalk('truncated', `It ends inside of its part ${boxes.at(-1)?.name ?? ''}.`);
  const movie = boxes.find(({ name }) => name === 'moov');
  if (movie === undefined) return refusedWalk('unreadable', 'It has no list of its contents.');
  const tracks = boxesIn(movie.body).boxes.filter(({ name }) => name === 'trak');
  const kinds = tracks.map(({ body }) => boxAt(body, 'mdia', 'hdlr')?.toString('latin1', 8, 12));
  if (kinds.includes('vide')) return refusedWalk('video', 'It holds a video.');
  const track = tracks[kinds.indexOf('soun')]?.body;
  if (track === undefined) return refusedWalk('no-sound', 'The file has no sound in it.');
  return walkTrack(file, { track, movie: movie.body, boxes });
}

function walkTrack(
  file: Buffer,
  o: { readonly track: Buffer; readonly movie: Buffer; readonly boxes: readonly Box[] },
): Walk {
  const entry = soundEntry(o.track);
  const scale = timeScale(o.track);
  if (entry === undefined || scale === 0) {
    return refusedWalk('unreadable', 'Its sound is not described.');
  }
  const { samples, duration } = samplesOf(o);
  const sound: Uint8Array[] = [];
  for (const { at, size } of samples) {
    if (at < 0 || at + size > file.length) {
      return refusedWalk(
        'truncated',
        `It holds ${sound.length} of ${samples.length} pieces of sound.`,
      );
    }
    sound.push(file.subarray(at, at + size));
  }
  return soundWalk({
    container: 'MP4',
    codec: entry.codec,
    sampleRate: entry.sampleRate,
    channels: entry.channels,
    seconds: sound.length === 0 ? 0 : secondsOf(entry, sound, duration / scale),
    sound,
    levels: levelsOf(entry.codec, sound),
  });
}

/** Samples of a frame of AAC at most, whatever is done with its spectrum; most have 1024. */
const mostInFrame = 4096;

/** Browsers write guesses into their fragments, and anybody can write anything: frames know better. */
function secondsOf(
  { codec, sampleRate }: SoundEntry,
  sound: readonly Uint8Array[],
  written: number,
): number {
  if (codec === 'Opus') return sound.reduce((sum, one) => sum + opusSamples(one), 0) / opusRate;
  return codec === 'AAC' ? Math.min(written, (sound.length * mostInFrame) / sampleRate) : written;
}

function levelsOf(codec: string, sound: readonly Uint8Array[]): Levels {
  if (codec === 'Opus') return levelsOfFrames(sound.filter(isSilentOpus).length, sound.length);
  if (codec !== 'AAC') return { from: 'unknown' };
  const judged = sound.map(isSilentAac).filter((silent) => silent !== undefined);
  return levelsOfFrames(judged.filter(Boolean).length, judged.length);
}

/** Of `mdhd`: units a second. */
function timeScale(track: Buffer): number {
  const head = boxAt(track, 'mdia', 'mdhd');
  if (head === undefined || head.length < 24) return 0;
  return head.readUInt32BE(head[0] === 1 ? 20 : 12);
}

interface SoundEntry {
  readonly codec: string;
  readonly sampleRate: number;
  readonly channels: number;
}

const codecs: Readonly<Record<string, string>> = {
  mp4a: 'AAC',
  Opus: 'Opus',
  fLaC: 'FLAC',
  alac: 'ALAC',
  samr: 'AMR',
  sawb: 'AMR-WB',
  '.mp3': 'MP3',
};

function soundEntry(track: Buffer): SoundEntry | undefined {
  const list = boxAt(track, 'mdia', 'minf', 'stbl', 'stsd');
  const entry = list && boxesIn(list.subarray(8)).boxes[0];
  if (entry === undefined || entry.body.length < 28) return undefined;
  const { body, name } = entry;
  const written = { channels: body.readUInt16BE(16), sampleRate: body.readUInt32BE(24) >>> 16 };
  const aac = name === 'mp4a' ? aacDescription(body.subarray(28)) : undefined;
  return { codec: codecs[name] ?? name.trim(), ...written, ...aac };
}

/** The description in `esds`, which is right where the entry is not (rates above 65 kHz, SBR). */
function aacDescription(body: Buffer): Partial<SoundEntry> | undefined {
  const box = boxAt(body, 'esds') ?? boxAt(body, 'wave', 'esds');
  const at = box === undefined ? -1 : descriptionAt(box);
  if (box === undefined || at === -1) return undefined;
  const bits = bitReader(box.subarray(at));
  const kind = bits(5);
  const sampleRate = rateIn(bits);
  const channels = bits(4);
  // Kind 31: the kind is a longer number, and all else stands elsewhere.
  if (sampleRate === 0 || kind === 31) return undefined;
  // Kind 5 and 29: the upper half of the spectrum is described apart, and the real rate follows.
  const doubled = kind === 5 || kind === 29 ? rateIn(bits) || undefined : undefined;
  return { sampleRate: doubled ?? sampleRate, ...(channels > 0 && { channels }) };
}

/** 0 for what is none. */
function rateIn(bits: (count: number) => number): number {
  const index = bits(4);
  return index === 15 ? bits(24) : (aacRates[index] ?? 0);
}

/** Behind the head of the descriptor with tag 5, which may have a length of up to four bytes. */
function descriptionAt(box: Buffer): number {
  for (let at = 4; at < box.length - 3; at++) {
    if (box[at] !== 5) continue;
    let next = at + 1;
    while (next < at + 4 && (box[next] ?? 0) >= 0x80) next++;
    const length = (box[next] ?? 0) & 127;
    if (length >= 2 && length <= 64 && next + 1 + length <= box.length) return next + 1;
  }
  return -1;
}

function samplesOf(o: {
  readonly track: Buffer;
  readonly movie: Buffer;
  readonly boxes: readonly Box[];
}): FragmentSamples {
  const table = boxAt(o.track, 'mdia', 'minf', 'stbl') ?? Buffer.alloc(0);
  const whole = samplesInTable(table);
  const head = boxAt(o.track, 'tkhd');
  if (head === undefined || head.length < 24) return whole;
  const track = head.readUInt32BE(head[0] === 1 ? 20 : 12);
  const extension = boxesIn(boxAt(o.movie, 'mvex') ?? Buffer.alloc(0)).boxes.find(
    ({ name, body }) => name === 'trex' && body.length >= 24 && body.readUInt32BE(4) === track,
  )?.body;
  const standard = {
    duration: extension?.readUInt32BE(12) ?? 0,
    size: extension?.readUInt32BE(16) ?? 0,
  };
  const more = samplesInFragments(o.boxes, track, standard);
  return {
    samples: [...whole.samples, ...more.samples],
    duration: whole.duration + more.duration,
  };
}

/** Sizes, chunks and chunk offsets together say where each sample lies. */
function samplesInTable(table: Buffer): FragmentSamples {
  const sizes = sizesIn(boxAt(table, 'stsz'));
  const offsets = offsetsIn(table);
  const groups = tableOf(boxAt(table, 'stsc'), 3);
  const samples: Sample[] = [];
  let place = 0;
  offsets.forEach((offset, chunk) => {
    while ((groups[place + 1]?.[0] ?? Infinity) <= chunk + 1) place++;
    const group = groups[place];
    let at = offset;
    for (let count = group?.[1] ?? 0; count > 0 && samples.length < sizes.length; count--) {
      const size = sizes[samples.length] ?? 0;
      samples.push({ at, size });
      at += size;
    }
  });
  const times = tableOf(boxAt(table, 'stts'), 2);
  const duration = times.reduce((sum, [count = 0, each = 0]) => sum + count * each, 0);
  return { samples, duration };
}

function sizesIn(box: Buffer | undefined): readonly number[] {
  if (box === undefined || box.length < 12) return [];
  const same = box.readUInt32BE(4);
  if (same > 0) {
    // One size for all takes no room in the file, so any number may stand there.
    holdPieces(box.readUInt32BE(8));
    return new Array<number>(box.readUInt32BE(8)).fill(same);
  }
  return tableOf(box.subarray(4), 1).map(([size = 0]) => size);
}

function offsetsIn(table: Buffer): readonly number[] {
  const wide = boxAt(table, 'co64');
  if (wide === undefined) return tableOf(boxAt(table, 'stco'), 1).map(([at = 0]) => at);
  return tableOf(wide, 2).map(([high = 0, low = 0]) => high * 2 ** 32 + low);
}
