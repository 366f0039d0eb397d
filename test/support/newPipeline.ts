import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { NewFile } from '../../src/spec/templates';

export async function writeFiles(root: string, files: readonly NewFile[]): Promise<void> {
  for (const { path, text } of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

const offers = [
  'training',
  'training_audio',
  'training_requirement',
  'limits',
  'pilot',
  '\\$tasks',
];

/** A new spec with the lines that it offers as comments; `only` names those that are taken. */
export function withOffers(text: string, only: readonly string[] = offers): string {
  const offered = new RegExp(`^( *)# ((?:${only.join('|')}): .*)$`, 'gm');
  return text.replace(offered, '$1$2');
}
