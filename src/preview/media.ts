/** Small media made on the spot, for rows without media and microphones that may not be used. */

const sampleRate = 8000;

/** A short clip of speech-like tones: 16-bit mono WAV. The same seed gives the same bytes. */
export function generateClip(seconds: number, seed = 1): Uint8Array<ArrayBuffer> {
  const count = Math.round(seconds * sampleRate);
  const bytes = new Uint8Array(44 + count * 2);
  const view = new DataView(bytes.buffer);
  writeHeader(view, count);
  const pitch = 110 + ((seed * 37) % 90);
  for (let i = 0; i < count; i += 1) {
    const t = i / sampleRate;
    const syllable = Math.max(0, Math.sin(2 * Math.PI * 2.5 * t));
    const voice = Math.sin(2 * Math.PI * pitch * t) + 0.4 * Math.sin(2 * Math.PI * pitch * 3 * t);
    view.setInt16(44 + i * 2, Math.round(voice * syllable * 7000), true);
  }
  return bytes;
}

function writeHeader(view: DataView, samples: number): void {
  const text = (offset: number, value: string): void => {
    for (let i = 0; i < value.length; i += 1) view.setUint8(offset + i, value.charCodeAt(i));
  };
  text(0, 'RIFF');
  view.setUint32(4, 36 + samples * 2, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, samples * 2, true);
}

export function clipUrl(seconds: number, seed = 1): string {
  const binary = Array.from(generateClip(seconds, seed), (byte) => String.fromCharCode(byte));
  return `data:audio/wav;base64,${btoa(binary.join(''))}`;
}

/** A picture that shows its own name. */
export function pictureUrl(name: string): string {
  const label = name.replace(/[<>&"']/g, ' ');
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360">' +
    '<rect width="640" height="360" fill="#dfe6ea"/><circle cx="510" cy="90" r="40" fill="#ffd54f"/>' +
    '<path d="M0 360 200 170l120 110 130-150 190 230z" fill="#90a4ae"/>' +
    `<text x="24" y="48" font-family="sans-serif" font-size="28" fill="#37474f">${label}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
