/** Sample rates by index, ISO/IEC 14496-3. */
export const aacRates = [
  96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000,
  7350,
] as const;

/**
 * Whether a raw AAC frame is silence: its first channel has no band of the spectrum at all
 * (`max_sfb` 0). Undefined where the frame begins with something else than a channel.
 */
export function isSilentAac(frame: Uint8Array): boolean | undefined {
  const bits = bitReader(frame);
  const element = bits(3);
  bits(4); // which of its kind
  if (element === 0) {
    bits(8); // gain
    return bandsAreNone(bits);
  }
  if (element !== 1) return undefined;
  const common = bits(1) === 1;
  if (!common) bits(8);
  return bandsAreNone(bits);
}

/** `ics_info` up to the number of bands. */
function bandsAreNone(bits: (count: number) => number): boolean {
  bits(1);
  const short = bits(2) === 2;
  bits(1);
  return bits(short ? 4 : 6) === 0;
}

export function bitReader(bytes: Uint8Array): (count: number) => number {
  let at = 0;
  return (count) => {
    let value = 0;
    for (let left = count; left > 0; left--, at++) {
      value = value * 2 + (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
    }
    return value;
  };
}
