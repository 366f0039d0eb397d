import { boxesIn } from './mp4Boxes';
import type { Box } from './mp4Boxes';
import { holdPieces } from './track';

/** Where a piece of coded sound lies in the file. */
export interface Sample {
  readonly at: number;
  readonly size: number;
}

export interface FragmentSamples {
  readonly samples: readonly Sample[];
  /** In the track's time scale. */
  readonly duration: number;
}

interface Defaults {
  readonly duration: number;
  readonly size: number;
}

/** The samples of one track in the fragments that browsers write while somebody speaks. */
export function samplesInFragments(
  boxes: readonly Box[],
  track: number,
  standard: Defaults,
): FragmentSamples {
  const samples: Sample[] = [];
  let duration = 0;
  boxes.forEach((box) => {
    if (box.name !== 'moof') return;
    for (const { name, body } of boxesIn(box.body).boxes) {
      if (name !== 'traf') continue;
      const found = samplesInTrack(body, { start: box.at - 8, track, standard });
      for (const sample of found.samples) samples.push(sample);
      holdPieces(samples.length);
      duration += found.duration;
    }
  });
  return { samples, duration };
}

interface Place {
  /** Where the fragment's box begins: offsets count from there. */
  readonly start: number;
  readonly track: number;
  readonly standard: Defaults;
}

function samplesInTrack(traf: Buffer, o: Place): FragmentSamples {
  const { boxes } = boxesIn(traf);
  const head = boxes.find(({ name }) => name === 'tfhd')?.body;
  if (head === undefined || head.length < 8 || head.readUInt32BE(4) !== o.track) {
    return { samples: [], duration: 0 };
  }
  const { base, defaults } = readHead(head, o);
  const samples: Sample[] = [];
  let duration = 0;
  let next = base;
  for (const { name, body } of boxes) {
    if (name !== 'trun' || body.length < 8) continue;
    const run = readRun(body, { base, next, defaults });
    for (const sample of run.samples) samples.push(sample);
    holdPieces(samples.length);
    duration += run.duration;
    next = run.next;
  }
  return { samples, duration };
}

function readHead(head: Buffer, o: Place): { readonly base: number; readonly defaults: Defaults } {
  const flags = head.readUIntBE(1, 3);
  let at = 8;
  const take = (flag: number, bytes: number): number | undefined => {
    if ((flags & flag) === 0 || at + bytes > head.length) return undefined;
    at += bytes;
    return bytes === 8 ? Number(head.readBigUInt64BE(at - 8)) : head.readUInt32BE(at - 4);
  };
  const base = take(0x1, 8) ?? o.start;
  take(0x2, 4);
  const duration = take(0x8, 4) ?? o.standard.duration;
  const size = take(0x10, 4) ?? o.standard.size;
  return { base, defaults: { duration, size } };
}

function readRun(
  run: Buffer,
  o: { readonly base: number; readonly next: number; readonly defaults: Defaults },
): FragmentSamples & { readonly next: number } {
  const flags = run.readUIntBE(1, 3);
  let at = 8;
  const take = (flag: number): number | undefined => {
    if ((flags & flag) === 0 || at + 4 > run.length) return undefined;
    at += 4;
    return run.readInt32BE(at - 4);
  };
  const offset = take(0x1);
  take(0x4);
  let next = offset === undefined ? o.next : o.base + offset;
  let duration = 0;
  const samples: Sample[] = [];
  const perSample = [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag).length * 4;
  const room = perSample === 0 ? Infinity : Math.floor((run.length - at) / perSample);
  // A count without anything behind it must not make a list of four billion.
  const count = Math.min(run.readUInt32BE(4), room);
  holdPieces(count);
  for (let number = 0; number < count; number++) {
    duration += take(0x100) ?? o.defaults.duration;
    const size = take(0x200) ?? o.defaults.size;
    take(0x400);
    take(0x800);
    samples.push({ at: next, size });
    next += size;
  }
  return { samples, duration, next };
}
