import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('generated'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
}

/** Every kebab-case text that is handed to a report, or is the code of a problem. */
function codesInSource(): ReadonlySet<string> {
  const pattern =
    /(?:#refuse\(\s*|report\w*(?:\.\w+|\[[^\]]+\])?\(\s*|code: |SpecError\(\s*|^\s*\| )'([a-z]+(?:-[a-z]+)+)'/gm;
  const commandLine = readFileSync(path.join(root, 'src/cli/validation.ts'), 'utf8');
  const found = [...sources(path.join(root, 'src/spec')), commandLine].flatMap((text) =>
    [...text.matchAll(pattern)].map((match) => match[1] ?? ''),
  );
  return new Set(found.filter((code) => !notCodes.has(code)));
}

/** Forms of text, which look alike. */
const notCodes = new Set(['date-time', 'upload-tasks']);

function headings(): ReadonlySet<string> {
  const text = readFileSync(path.join(root, 'docs/diagnostics.md'), 'utf8');
  return new Set([...text.matchAll(/^### (\S+)$/gm)].map((match) => match[1] ?? ''));
}

describe('docs/diagnostics.md', () => {
  it('has a heading for every code', () => {
    const codes = codesInSource();
    assert.ok(codes.size > 40, `only ${codes.size} codes were found`);
    const documented = headings();
    assert.deepEqual(
      [...codes].filter((code) => !documented.has(code)),
      [],
    );
  });

  it('has no heading for a code that is gone', () => {
    const codes = codesInSource();
    assert.deepEqual(
      [...headings()].filter((code) => !codes.has(code)),
      [],
    );
  });
});
