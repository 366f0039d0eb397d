import { parseBuffer } from 'music-metadata';
import { audioFormats } from './audioSignatures';
import type { AudioFormat } from './audioSignatures';

/** What a file holds, told by its bytes and not by its name. */
export type AudioCheck =
  | {
      readonly state: 'audio';
      /** As the parser calls it: WAVE, M4A/isom, ADTS/MPEG-4 … */
      readonly container: string;
      readonly codec: string;
      readonly seconds: number;
      /** Hertz. */
      readonly sampleRate: number;
      /** With a dot: `.m4a`. */
      readonly extension: string;
      readonly mediaType: string;
    }
  | { readonly state: 'refused'; readonly reason: AudioProblem };

export type AudioProblem = 'empty' | 'not-audio' | 'video' | 'no-sound';

/** Reads the container far enough to know what would be played. Never throws for bad bytes. */
export async function checkAudio(bytes: Uint8Array): Promise<AudioCheck> {
  if (bytes.length === 0) return { state: 'refused', reason: 'empty' };
  const known = audioFormats.find(({ matches }) => matches(Buffer.from(bytes.subarray(0, 16))));
  const format = known && (await formatOf(bytes, known));
  if (known === undefined || format === undefined) return { state: 'refused', reason: 'not-audio' };
  if (format.hasVideo === true) return { state: 'refused', reason: 'video' };
  const { container = '', codec = '', duration, sampleRate } = format;
  if (duration === undefined || duration <= 0 || sampleRate === undefined) {
    return { state: 'refused', reason: 'no-sound' };
  }
  const { extension, mediaType } = known;
  return { state: 'audio', container, codec, seconds: duration, sampleRate, extension, mediaType };
}

async function formatOf(
  bytes: Uint8Array,
  { extension }: AudioFormat,
): Promise<Awaited<ReturnType<typeof parseBuffer>>['format'] | undefined> {
  // The name decides which of its parsers is used; the one it would guess itself is not always right:
  // phones write audio into containers branded 3GP, which it takes for video and refuses.
  const how = { path: `recording${extension}`, size: bytes.length };
  try {
    return (await parseBuffer(bytes, how, { duration: true, skipCovers: true })).format;
  } catch {
    return undefined;
  }
}
