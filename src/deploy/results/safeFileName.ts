/** Names that Windows keeps for devices, whatever ending follows. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
/** File systems take 255 bytes a name; a character can take four. */
const longest = 100;

/**
 * A performer's file name as one that every file system takes and that stays in its folder: no
 * separators, no control characters, no hidden file, no device, and not too long; the ending stays.
 */
export function safeFileName(name: string): string {
  const plain = name
    .normalize('NFC')
    // Control characters, also those that turn the reading direction and so hide an ending.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/[/\\:*?"<>|]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const dot = plain.lastIndexOf('.');
  const ending = dot > 0 ? Array.from(plain.slice(dot)).slice(0, 12).join('') : '';
  const stem = Array.from(dot > 0 ? plain.slice(0, dot) : plain)
    .slice(0, longest)
    .join('');
  const [first = ''] = stem.split('.');
  const kept = devices.test(first.trim()) ? `_${stem}` : stem;
  return kept === '' && ending === '' ? 'file' : `${kept}${ending}`;
}
