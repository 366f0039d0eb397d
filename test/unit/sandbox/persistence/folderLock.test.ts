import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderInUse, startSandbox } from '../../../../src/sandbox';
import { lockFolder } from '../../../../src/sandbox/persistence/folderLock';

describe('the folder of a sandbox', function () {
  this.timeout(30_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is refused to a second sandbox of the same process, by any name, until the first ends', async () => {
    const data = join(folder, 'data');
    const other = join(folder, 'other');
    const first = await startSandbox({ dataDir: data });
    symlinkSync(data, other);
    await assert.rejects(lockFolder(other, 100), (error: Error) => {
      assert.ok(error instanceof FolderInUse);
      assert.match(error.message, new RegExp(`already \\(process ${process.pid}\\)`));
      return true;
    });
    await first.close();
    const again = await startSandbox({ dataDir: data });
    await again.close();
    assert.deepEqual(readdirSync(data), ['0.journal']);
  });

  it('is refused while another process has it', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    try {
      writeFileSync(join(folder, 'sandbox.pid'), String(child.pid));
      await assert.rejects(lockFolder(folder, 100), FolderInUse);
    } finally {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    // The mark of a process that is gone is taken over.
    const sandbox = await startSandbox({ dataDir: folder });
    await sandbox.close();
    assert.ok(!existsSync(join(folder, 'sandbox.pid')));
  });

  it('is taken over from rubbish, and from a dead process with our own number', async () => {
    for (const text of ['', 'x', '-1', String(process.pid)]) {
      writeFileSync(join(folder, 'sandbox.pid'), text);
      const sandbox = await startSandbox({ dataDir: folder });
      await sandbox.close();
    }
  });

  it('is free again when a sandbox could not start in it', async () => {
    writeFileSync(join(folder, '0.journal'), 'rubbish\n{"at":1,"table":"skills","rows":[]}\n');
    await assert.rejects(startSandbox({ dataDir: folder }), /0\.journal: line 1 .* is broken/);
    assert.ok(!existsSync(join(folder, 'sandbox.pid')));
  });
});
