/** What a walk through a sound file found, from its first byte to its last. */
export interface SoundTrack {
  /** `WAVE`, `MP4`, `ADTS`, `Ogg`, `WebM`, `MPEG`, `FLAC`, `AIFF`. */
  readonly container: string;
  readonly codec: string;
  /** Hertz, as it is played. */
  readonly sampleRate: number;
  readonly channels: number;
  readonly seconds: number;
  /** The coded sound without its container: the same in whatever file it is carried. */
  readonly sound: readonly Uint8Array[];
  readonly levels: Levels;
}

/**
 * How loud it is. `samples`: every sample was looked at. `frames`: the codec says of each frame whether
 * it holds sound. `unknown`: only a decoder could tell.
 */
export type Levels =
  | {
      readonly from: 'samples';
      /** 0 to 1: share of stretches of 20 ms that are silent. */
      readonly silence: number;
      /** 0 to 1: share of samples that stand at full scale next to others that do. */
      readonly clipping: number;
    }
  | { readonly from: 'frames'; readonly silence: number }
  | { readonly from: 'unknown' };

/** Frames, packets or samples of one file that are believed: half a day of speech has fewer. */
const mostPieces = 1_000_000;

/** Refuses (RangeError) a file that is made of ever so many pieces, before they fill the memory. */
export function holdPieces(count: number): void {
  if (count > mostPieces) throw new RangeError(`It has more than ${mostPieces} pieces.`);
}

/** Why bytes that begin like sound are none that could be played to the end. */
export type TrackProblem = 'unreadable' | 'truncated' | 'video' | 'no-sound';

export type Walk =
  | { readonly state: 'sound'; readonly track: SoundTrack }
  | { readonly state: 'refused'; readonly reason: TrackProblem; readonly detail: string };

export function refusedWalk(
  reason: TrackProblem,
  detail: string,
): Extract<Walk, { readonly state: 'refused' }> {
  return { state: 'refused', reason, detail };
}

export function soundWalk(track: SoundTrack): Walk {
  if (!(track.seconds > 0) || !(track.sampleRate > 0) || track.channels < 1) {
    return refusedWalk('no-sound', 'The file has no sound in it.');
  }
  return { state: 'sound', track };
}

/** `{ from: 'frames' }` of flags, `unknown` where no frame could be read. */
export function levelsOfFrames(silent: number, frames: number): Levels {
  return frames === 0 ? { from: 'unknown' } : { from: 'frames', silence: silent / frames };
}
