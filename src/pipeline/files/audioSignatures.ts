/** A kind of audio file that browsers or dataset tools can read. */
export interface AudioFormat {
  /** With a dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** Whether a file begins like this; 16 bytes are enough, fewer never match. */
  readonly matches: (start: Buffer) => boolean;
}

/**
 * By the first bytes, as the formats' specifications give them. The first that matches counts. Formats
 * that no browser plays (WMA, APE) are not among them: nobody could listen to such a recording.
 */
export const audioFormats: readonly AudioFormat[] = [
  {
    extension: '.wav',
    mediaType: 'audio/wav',
    matches: (start) => text(start, 0, 'RIFF') && text(start, 8, 'WAVE'),
  },
  {
    extension: '.m4a',
    mediaType: 'audio/mp4',
    matches: (start) => text(start, 4, 'ftyp'),
  },
  // A frame of twelve set bits; the two layer bits are zero in AAC and are not in MP3.
  {
    extension: '.aac',
    mediaType: 'audio/aac',
    matches: (start) => frame(start) && layer(start) === 0,
  },
  {
    extension: '.mp3',
    mediaType: 'audio/mpeg',
    matches: (start) => text(start, 0, 'ID3') || (frame(start) && layer(start) !== 0),
  },
  { extension: '.ogg', mediaType: 'audio/ogg', matches: (start) => text(start, 0, 'OggS') },
  { extension: '.flac', mediaType: 'audio/flac', matches: (start) => text(start, 0, 'fLaC') },
  {
    extension: '.webm',
    mediaType: 'audio/webm',
    matches: (start) => bytes(start, '1a45dfa3'),
  },
  {
    extension: '.aiff',
    mediaType: 'audio/aiff',
    matches: (start) => text(start, 0, 'FORM') && text(start, 8, 'AIF'),
  },
];

function text(start: Buffer, at: number, expected: string): boolean {
  return start.toString('latin1', at, at + expected.length) === expected;
}

function bytes(start: Buffer, expected: string): boolean {
  return start.toString('hex').startsWith(expected);
}

/** MPEG audio and ADTS begin with eleven set bits. */
function frame(start: Buffer): boolean {
  return start.length > 2 && start.readUInt16BE(0) >>> 5 === 0x7ff;
}

function layer(start: Buffer): number {
  return (start.readUInt8(1) >>> 1) & 3;
}
