import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isInstalled } from '../../../scripts/lib/install.mjs';

type Packages = Readonly<Record<string, { version: string; optional?: boolean }>>;

describe('the check whether packages are installed', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'crowdsmith-install-'))));
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function given(wanted: Packages, installed?: Packages): void {
    const write = (file: string, packages: Packages): void => {
      writeFileSync(path.join(folder, file), JSON.stringify({ packages }));
    };
    write('package-lock.json', { '': { version: '1.0.0' }, ...wanted });
    if (installed === undefined) return;
    mkdirSync(path.join(folder, 'node_modules'));
    write('node_modules/.package-lock.json', installed);
  }

  it('says no on a fresh clone', () => {
    given({ 'node_modules/yaml': { version: '2.0.0' } });
    assert.equal(isInstalled(folder), false);
  });

  it('says yes when every package is there in the wanted version', () => {
    given(
      { 'node_modules/yaml': { version: '2.0.0' } },
      { 'node_modules/yaml': { version: '2.0.0' } },
    );
    assert.equal(isInstalled(folder), true);
  });

  it('says no when a version is another one', () => {
    given(
      { 'node_modules/yaml': { version: '2.1.0' } },
      { 'node_modules/yaml': { version: '2.0.0' } },
    );
    assert.equal(isInstalled(folder), false);
  });

  it('says no when a package is left over that the lock file no longer names', () => {
    given({}, { 'node_modules/yaml': { version: '2.0.0' } });
    assert.equal(isInstalled(folder), false);
  });

  it('does not miss an optional package of another operating system', () => {
    given({ 'node_modules/fsevents': { version: '2.0.0', optional: true } }, {});
    assert.equal(isInstalled(folder), true);
  });
});
