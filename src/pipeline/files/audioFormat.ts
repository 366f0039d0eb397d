import { audioFormats } from './audioSignatures';
import type { AudioFormat } from './audioSignatures';
import { walkSound } from './walk';
import type { SoundTrack, TrackProblem } from './walk';

/** What a file holds, told by its bytes and not by its name. */
export type AudioCheck =
  | ({
      readonly state: 'audio';
      /** With a dot: `.m4a`. */
      readonly extension: string;
      readonly mediaType: string;
    } & SoundTrack)
  | { readonly state: 'refused'; readonly reason: AudioProblem; readonly detail: string };

export type AudioProblem = TrackProblem | 'empty' | 'not-audio';

/**
 * Visits a sound file from its first byte to its last. Sound without losses is decoded; of other
 * sound every frame, packet or page is checked for its place, its length and its checksum where the format has
 * one, so a file that is cut off or damaged in its structure is found. What only a decoder sees (a frame of the
 * right length with wrong bits) is not. Never throws for bad bytes.
 */
export function checkAudio(bytes: Uint8Array): AudioCheck {
  if (bytes.length === 0) return refused('empty', 'The file is empty.');
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const known = formatOf(file);
  if (known === undefined) return refused('not-audio', 'It does not begin like a sound file.');
  const walk = walkSound(file, known.extension);
  if (walk.state === 'refused') return walk;
  const { extension, mediaType } = known;
  return { state: 'audio', extension, mediaType, ...walk.track };
}

function refused(reason: AudioProblem, detail: string): AudioCheck {
  return { state: 'refused', reason, detail };
}

/** What a file begins like; undefined where that is no sound. */
export function formatOf(file: Buffer): AudioFormat | undefined {
  const start = file.subarray(0, 16);
  const known = audioFormats.find(({ matches }) => matches(start));
  if (known?.extension !== '.mp3' || file.toString('latin1', 0, 3) !== 'ID3') return known;
  // Recorders of AAC write ID3 tags, too: what follows the tag decides.
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((file[at] ?? 0) & 127), 0);
  const behind = file.subarray(10 + size, 26 + size);
  return audioFormats.find(({ matches }) => matches(behind)) ?? known;
}
