/** Opus always plays at this rate, whatever it was recorded with. */
export const opusRate = 48_000;

/** How many samples (at 48 kHz) a packet holds, RFC 6716, 3.1; 0 for one that cannot be. */
export function opusSamples(packet: Uint8Array): number {
  const [first, second = 0] = packet;
  if (first === undefined) return 0;
  const frames = [1, 2, 2, second & 63][first & 3] ?? 0;
  return frames * frameSamples(first >> 3);
}

function frameSamples(configuration: number): number {
  const milliseconds =
    configuration < 12
      ? ([10, 20, 40, 60][configuration & 3] ?? 0)
      : configuration < 16
        ? ([10, 20][configuration & 1] ?? 0)
        : ([2.5, 5, 10, 20][configuration & 3] ?? 0);
  return (milliseconds * opusRate) / 1000;
}

/**
 * Whether a packet is silence: in none of its frames a voice is active (the first bits of the speech
 * part say so), or the music part says by its first symbol that nothing is there.
 */
export function isSilentOpus(packet: Uint8Array): boolean {
  const configuration = (packet[0] ?? 0) >> 3;
  return framesIn(packet).every((frame) => isSilentFrame(frame, configuration));
}

function isSilentFrame(frame: Uint8Array, configuration: number): boolean {
  const [first = 0, second = 0] = frame;
  // Nothing was sent.
  if (frame.length <= 2) return true;
  if (configuration >= 16) return first === 0xff && second >= 0xfe;
  // A frame of 40 or 60 ms has a flag for each 20 ms of it.
  const flags = configuration < 12 ? Math.max(1, configuration & 3) : 1;
  return first >> (8 - flags) === 0;
}

/** RFC 6716, 3.2. */
function framesIn(packet: Uint8Array): readonly Uint8Array[] {
  const count = (packet[0] ?? 0) & 3;
  const body = packet.subarray(1);
  if (count === 0) return [body];
  if (count === 1) return cut(body, [body.length / 2]);
  if (count === 2) {
    const { at, length } = lengthAt(body, 0);
    return cut(body.subarray(at), [length]);
  }
  return framesOfCount(body);
}

function framesOfCount(body: Uint8Array): readonly Uint8Array[] {
  const [head = 0] = body;
  const count = head & 63;
  let at = 1;
  let padding = 0;
  if (head & 0x40) {
    // Each 255 stands for 254 bytes, and another number follows it.
    for (let more = 255; more === 255 && at < body.length; at++) {
      more = body[at] ?? 0;
      padding += more === 255 ? 254 : more;
    }
  }
  const lengths: number[] = [];
  while (head & 0x80 && lengths.length < count - 1 && at < body.length) {
    const next = lengthAt(body, at);
    lengths.push(next.length);
    at = next.at;
  }
  const frames = body.subarray(at, Math.max(at, body.length - padding));
  const same = new Array<number>(Math.max(0, count - 1)).fill(frames.length / Math.max(1, count));
  return cut(frames, head & 0x80 ? lengths : same);
}

/** The pieces of these lengths, and the rest. */
function cut(bytes: Uint8Array, lengths: readonly number[]): readonly Uint8Array[] {
  let from = 0;
  const pieces = lengths.map((length) => bytes.subarray(from, (from += Math.floor(length))));
  return [...pieces, bytes.subarray(from)];
}

function lengthAt(body: Uint8Array, at: number): { readonly length: number; readonly at: number } {
  const first = body[at] ?? 0;
  return first < 252
    ? { length: first, at: at + 1 }
    : { length: (body[at + 1] ?? 0) * 4 + first, at: at + 2 };
}
