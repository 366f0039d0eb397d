import { walkAdts } from './adts';
import { walkAiff } from './aiff';
import { walkFlac } from './flac';
import { walkMp4 } from './mp4';
import { walkMpegAudio } from './mpegAudio';
import { walkOgg } from './ogg';
import type { SoundTrack, Walk } from './track';
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
    const walk = walks[extension]?.(file) ?? refusedWalk('unreadable', 'Its format is not known.');
    return walk.state === 'sound' ? (lieIn(walk.track, file.length) ?? walk) : walk;
  } catch (error) {
    // A number in it points behind its end.
    if (!(error instanceof RangeError)) throw error;
    return refusedWalk('truncated', 'It is damaged or ends too early.');
  }
}

/** Hertz: less carries no speech, and no player knows more. */
const rates = { least: 1000, most: 768_000 };

/**
 * What a container says of its sound and cannot be. Pieces that lie upon each other could stand for any number of
 * bytes in a small file, and whoever reads them would be busy for days.
 */
function lieIn({ sound, sampleRate, seconds }: SoundTrack, fileBytes: number): Walk | undefined {
  const bytes = sound.reduce((sum, { length }) => sum + length, 0);
  if (bytes === 0) return refusedWalk('no-sound', 'The file has no sound in it.');
  if (bytes > fileBytes) return refusedWalk('unreadable', 'It names more sound than it holds.');
  if (sampleRate >= rates.least && sampleRate <= rates.most && seconds < Infinity) return undefined;
  return refusedWalk('unreadable', `It is said to have ${sampleRate} Hz and ${seconds} s.`);
}
