import { walkAdts } from './adts';
import { walkAiff } from './aiff';
import { walkFlac } from './flac';
import { walkMp4 } from './mp4';
import { walkMpegAudio } from './mpegAudio';
import { walkOgg } from './ogg';
import type { Walk } from './track';
import { refusedWalk } from './track';
import { walkWave } from './wave';
import { walkWebm } from './webm';

/** Walks through sound files from the first byte to the last, by their structure. Pure. */
export type { Levels, SoundTrack, TrackProblem, Walk } from './track';

const walks: Readonly<Record<string, (file: Buffer) => Walk>> = {
  '.wav': walkWave,
  '.aiff': walkAiff,
  '.flac': walkFlac,
  '.mp3': walkMpegAudio,
  '.aac': walkAdts,
  '.m4a': walkMp4,
  '.ogg': walkOgg,
  '.webm': walkWebm,
};

/**
 * Walks through a file whose kind is known by its first bytes (the extension of `audioFormats`). Never
 * throws for bad bytes.
 */
export function walkSound(file: Buffer, extension: string): Walk {
  try {
    return walks[extension]?.(file) ?? refusedWalk('unreadable', 'Its format is not known.');
  } catch (error) {
    // A number in it points behind its end.
    if (!(error instanceof RangeError)) throw error;
    return refusedWalk('truncated', 'It is damaged or ends too early.');
  }
}
