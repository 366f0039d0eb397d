import { parseBuffer } from 'music-metadata';

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

/** By the beginning of the container's name. */
const formats: readonly (readonly [container: RegExp, extension: string, mediaType: string])[] = [
  [/^wav/i, '.wav', 'audio/wav'],
  [/^flac/i, '.flac', 'audio/flac'],
  [/^ogg/i, '.ogg', 'audio/ogg'],
  [/^adts/i, '.aac', 'audio/aac'],
  [/^mpeg$/i, '.mp3', 'audio/mpeg'],
  [/^(asf|wma)/i, '.wma', 'audio/x-ms-wma'],
  [/^monkey/i, '.ape', 'audio/x-ape'],
  [/^(ebml|matroska|webm)/i, '.webm', 'audio/webm'],
  [/^(m4a|m4b|mp4|isom|3gp|qt|iso|dash|f4a)/i, '.m4a', 'audio/mp4'],
  [/^aif/i, '.aiff', 'audio/aiff'],
];

/** Reads the container far enough to know what would be played. Never throws for bad bytes. */
export async function checkAudio(bytes: Uint8Array): Promise<AudioCheck> {
  if (bytes.length === 0) return { state: 'refused', reason: 'empty' };
  const format = await formatOf(bytes);
  if (format === undefined) return { state: 'refused', reason: 'not-audio' };
  if (format.hasVideo === true) return { state: 'refused', reason: 'video' };
  const { container = '', codec = '', duration, sampleRate } = format;
  const known = formats.find(([pattern]) => pattern.test(container));
  if (known === undefined) return { state: 'refused', reason: 'not-audio' };
  if (duration === undefined || duration <= 0 || sampleRate === undefined) {
    return { state: 'refused', reason: 'no-sound' };
  }
  const [, extension, mediaType] = known;
  return { state: 'audio', container, codec, seconds: duration, sampleRate, extension, mediaType };
}

async function formatOf(
  bytes: Uint8Array,
): Promise<Awaited<ReturnType<typeof parseBuffer>>['format'] | undefined> {
  try {
    return (await parseBuffer(bytes, mediaTypeHint(bytes), { duration: true, skipCovers: true }))
      .format;
  } catch {
    return undefined;
  }
}

/** Phones write audio into containers branded 3GP, which the parser's own guess takes for video. */
function mediaTypeHint(bytes: Uint8Array): string | undefined {
  const brand = Buffer.from(bytes.subarray(4, 8)).toString('latin1');
  return brand === 'ftyp' ? 'audio/mp4' : undefined;
}
