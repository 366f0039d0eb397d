import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** Megabytes by which the heap of a fresh process grows between two edits. */
function heapGrowth(first: number, last: number, versions: 'drop' | 'keep'): number {
  const program = path.join(__dirname, 'heapGrowth.ts');
  const told = execFileSync(
    process.execPath,
    ['--expose-gc', '--require', 'tsx/cjs', program, String(first), String(last), versions],
    { encoding: 'utf8' },
  );
  return Number(told);
}

describe('memory', () => {
  it('stays flat over 10,000 edits', () => {
    const grown = heapGrowth(3000, 13_000, 'drop');
    assert.ok(grown < 5, `${grown.toFixed(1)} MB more`);
  }).timeout(180_000);

  it('would show it if versions of a text were kept', () => {
    const grown = heapGrowth(100, 1100, 'keep');
    assert.ok(grown > 5, `${grown.toFixed(1)} MB more`);
  }).timeout(60_000);
});
