/** Wraps 8-bit mono samples (128 is silence) in a WAV file. */
export function wavFile(samples: Uint8Array, sampleRate: number): Buffer {
  const header = Buffer.alloc(44);
  // Chunks are padded to an even length, the size in the chunk's head is not.
  const padding = samples.length % 2;
  header.write('RIFF', 0, 'ascii');
  header.writeUInt32LE(36 + samples.length + padding, 4);
  header.write('WAVEfmt ', 8, 'ascii');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20); // uncompressed
  header.writeUInt16LE(1, 22); // channels
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate, 28); // bytes a second
  header.writeUInt16LE(1, 32); // bytes a sample
  header.writeUInt16LE(8, 34); // bits a sample
  header.write('data', 36, 'ascii');
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples, Buffer.alloc(padding)]);
}
