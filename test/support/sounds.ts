/** Small sound files written by hand from the formats' descriptions: the tests must not believe the code. */

/** 16-bit mono WAV of samples from -1 to 1. */
export function wav(samples: readonly number[], rate = 8000): Buffer {
  const data = Buffer.alloc(samples.length * 2);
  samples.forEach((value, at) => data.writeInt16LE(Math.round(value * 32_767), at * 2));
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

/** A tone of 440 Hz; louder than 1 is clipped. */
export function tone(seconds: number, loudness = 0.5, rate = 8000): readonly number[] {
  return Array.from({ length: Math.round(seconds * rate) }, (_, at) =>
    Math.max(-1, Math.min(1, loudness * Math.sin((2 * Math.PI * 440 * at) / rate))),
  );
}

export function aiff(samples: readonly number[], rate = 8000): Buffer {
  const data = Buffer.alloc(samples.length * 2);
  samples.forEach((value, at) => data.writeInt16BE(Math.round(value * 32_767), at * 2));
  const common = Buffer.alloc(26);
  common.write('COMM', 0);
  common.writeUInt32BE(18, 4);
  common.writeUInt16BE(1, 8);
  common.writeUInt32BE(samples.length, 10);
  common.writeUInt16BE(16, 14);
  const exponent = 31 - Math.clz32(rate);
  common.writeUInt16BE(16_383 + exponent, 16);
  common.writeUInt32BE((rate * 2 ** (31 - exponent)) >>> 0, 18);
  const sound = Buffer.alloc(16);
  sound.write('SSND', 0);
  sound.writeUInt32BE(8 + data.length, 4);
  const form = Buffer.alloc(12);
  form.write('FORM', 0);
  form.writeUInt32BE(4 + common.length + sound.length + data.length, 4);
  form.write('AIFF', 8);
  return Buffer.concat([form, common, sound, data]);
}

/** Frames of 44.1 kHz mono at 32 kbit/s; those that are silent have a spectrum of no bits. */
export function mp3(frames: number, kind: 'sound' | 'silence'): Buffer {
  const length = Math.floor((144 * 32_000) / 44_100);
  const frame = Buffer.alloc(length);
  frame.set([0xff, 0xfb, 0x10, 0xc0]);
  // Behind 18 bits of preface: how many bits the spectrum of the first granule has.
  if (kind === 'sound') frame.set([0x00, 0x00, 0x0f], 4);
  const tag = Buffer.from([0x49, 0x44, 0x33, 3, 0, 0, 0, 0, 0, 5, 1, 2, 3, 4, 5]);
  return Buffer.concat([tag, ...new Array<Buffer>(frames).fill(frame)]);
}

/** An Ogg file of one stream, a page a packet. */
export function ogg(packets: readonly Uint8Array[], granules: readonly number[]): Buffer {
  const pages = packets.map((packet, number) => {
    const laces = Math.floor(packet.length / 255) + 1;
    const head = Buffer.alloc(27 + laces, 255);
    head.write('OggS', 0);
    head[4] = 0;
    head[5] = number === 0 ? 2 : number === packets.length - 1 ? 4 : 0;
    head.writeBigInt64LE(BigInt(granules[number] ?? 0), 6);
    head.writeUInt32LE(7, 14);
    head.writeUInt32LE(number, 18);
    head.writeUInt32LE(0, 22);
    head[26] = laces;
    head[26 + laces] = packet.length % 255;
    const page = Buffer.concat([head, packet]);
    page.writeUInt32LE(bitwise(page, 32, 0x04c1_1db7n), 22);
    return page;
  });
  return Buffer.concat(pages);
}

export function opusHead(): Buffer {
  const head = Buffer.alloc(19);
  head.write('OpusHead', 0);
  head.set([1, 2], 8);
  head.writeUInt16LE(312, 10);
  head.writeUInt32LE(48_000, 12);
  return head;
}

/** A FLAC file of 16-bit mono, its samples written as they are, in frames of 192. */
export function flac(samples: readonly number[], rate = 8000): Buffer {
  const info = Buffer.alloc(42);
  info.write('fLaC', 0);
  info.set([0x80, 0, 0, 34], 4);
  info.writeUInt16BE(192, 8);
  info.writeUInt16BE(192, 10);
  // 20 bits of rate, 3 of channels - 1, 5 of bits - 1, 36 of samples.
  const packed = (BigInt(rate) << 44n) | (15n << 36n) | BigInt(samples.length);
  info.writeBigUInt64BE(packed, 18);
  const frames = Array.from({ length: samples.length / 192 }, (_, number) => {
    const head = Buffer.from([0xff, 0xf8, 0x10, 0x08, number, 0]);
    head[5] = bitwise(head.subarray(0, 5), 8, 7n);
    const body = Buffer.alloc(1 + 192 * 2);
    body[0] = 1 << 1;
    for (let at = 0; at < 192; at++) {
      body.writeInt16BE(Math.round((samples[number * 192 + at] ?? 0) * 32_767), 1 + at * 2);
    }
    const whole = Buffer.concat([head, body, Buffer.alloc(2)]);
    whole.writeUInt16BE(bitwise(whole.subarray(0, -2), 16, 0x8005n), whole.length - 2);
    return whole;
  });
  return Buffer.concat([info, ...frames]);
}

/** A checksum bit by bit, as it is defined. */
function bitwise(bytes: Uint8Array, width: number, polynomial: bigint): number {
  const top = 1n << BigInt(width - 1);
  const mask = (1n << BigInt(width)) - 1n;
  let sum = 0n;
  for (const byte of bytes) {
    sum ^= BigInt(byte) << BigInt(width - 8);
    for (let bit = 0; bit < 8; bit++)
      sum = (sum & top ? (sum << 1n) ^ polynomial : sum << 1n) & mask;
  }
  return Number(sum);
}
