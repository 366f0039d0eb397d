/**
 * Whether a packet of Vorbis is silence. A channel that holds something needs a curve, the shortest of which
 * takes more than a dozen bits: a packet of one or two bytes has room for saying that there is none, and for
 * nothing else (Vorbis I, 4.3.2 and 7.2.3). What an encoder pads to a fixed rate counts as sound.
 */
export function isSilentVorbis(packet: Uint8Array): boolean {
  return packet.length <= 2;
}
