import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { activationBytes } from '../scripts/lib/size-report.mjs';
import type { Measurement } from './measurement';

const repository = path.resolve(__dirname, '..');

const kilobytes = (name: string, bytes: number, budget: number): Measurement => ({
  name,
  figure: 'size',
  value: bytes / 1000,
  unit: 'KB',
  budget,
  samples: 1,
});

/** Sizes of the packaged extension; it must have been made before. */
export function measureSizes(): readonly Measurement[] {
  const vsix = statSync(path.join(repository, 'crowdsmith.vsix')).size;
  const metafile = readFileSync(path.join(repository, 'dist', 'node.meta.json'), 'utf8');
  const activation = activationBytes(JSON.parse(metafile));
  if (activation === undefined) throw new Error('The build has no extension in it.');
  return [kilobytes('.vsix', vsix, 1000), kilobytes('code loaded at activation', activation, 300)];
}
