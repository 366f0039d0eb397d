import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openWorkspace } from '../../../src/workspace';
import { folderWith, removeFolders } from './temporaryFolder';

describe('workspace', () => {
  afterEach(removeFolders);

  it('reads a spec under its name in the workspace, whatever the way it is called by', async () => {
    const root = await folderWith({ 'a/b.pool.yaml': 'private_name: x\n' });
    const workspace = openWorkspace(root);
    for (const path of ['a/b.pool.yaml', './a/../a/b.pool.yaml', join(root, 'a/b.pool.yaml')]) {
      const spec = await workspace.readSpec(path);
      assert.equal(spec.path, 'a/b.pool.yaml');
      assert.equal(spec.kind, 'pool');
      assert.deepEqual(spec.doc.value(), { private_name: 'x' });
    }
  });

  it('reads what a spec refers to, relative to the spec', async () => {
    const root = await folderWith({
      'specs/a.project.yaml': '',
      'texts/x.html': '\uFEFF<p>Hi</p>',
    });
    const workspace = openWorkspace(root);
    assert.equal(await workspace.readText('specs/a.project.yaml', '../texts/x.html'), '<p>Hi</p>');
    assert.equal(
      await workspace.resolveRef('specs/a.project.yaml', '../texts/x.html'),
      'texts/x.html',
    );
  });

  for (const ref of [
    '../secret.txt',
    'sub/../../secret.txt',
    '/etc/passwd',
    'C:\\secret.txt',
    'nothing/../../x',
  ]) {
    it(`refuses ${ref}`, async () => {
      const outer = await folderWith({ 'secret.txt': 'secret', 'ws/a.project.yaml': '' });
      const workspace = openWorkspace(join(outer, 'ws'));
      await assert.rejects(workspace.readText('a.project.yaml', ref), { problem: 'outside' });
    });
  }

  it('refuses links that lead out of the folder, of files and of folders on the way', async () => {
    const outer = await folderWith({ 'secret.txt': 'secret', 'ws/a.project.yaml': '' });
    await symlink(join(outer, 'secret.txt'), join(outer, 'ws/link.txt'));
    await symlink(outer, join(outer, 'ws/up'));
    const workspace = openWorkspace(join(outer, 'ws'));
    for (const ref of ['link.txt', 'up/secret.txt', 'up/not-there.txt']) {
      await assert.rejects(workspace.readText('a.project.yaml', ref), { problem: 'outside' }, ref);
    }
    await symlink(join(outer, 'secret.txt'), join(outer, 'ws/evil.pool.yaml'));
    await assert.rejects(workspace.readSpec('evil.pool.yaml'), { problem: 'outside' });
  });

  it('follows links that stay inside, and a folder that is a link itself', async () => {
    const outer = await folderWith({ 'ws/real.txt': 'text', 'ws/a.project.yaml': '' });
    await symlink(join(outer, 'ws/real.txt'), join(outer, 'ws/link.txt'));
    await symlink(join(outer, 'ws'), join(outer, 'door'));
    const workspace = openWorkspace(join(outer, 'door'));
    assert.equal(await workspace.readText('a.project.yaml', 'link.txt'), 'text');
  });

  it('does not take a sibling whose name begins like the folder for the folder', async () => {
    const outer = await folderWith({ 'ws/a.project.yaml': '', 'ws-other/x.txt': 'x' });
    const workspace = openWorkspace(join(outer, 'ws'));
    await assert.rejects(workspace.readText('a.project.yaml', '../ws-other/x.txt'), {
      problem: 'outside',
    });
  });

  it('says in one sentence what is wrong with a file', async () => {
    const root = await folderWith({ 'a.project.yaml': '' });
    await writeFile(join(root, 'latin.txt'), Buffer.from([0x63, 0xe9]));
    await mkdir(join(root, 'folder.txt'));
    const workspace = openWorkspace(root);
    const reading = (ref: string) => workspace.readText('a.project.yaml', ref);
    await assert.rejects(reading('no.txt'), {
      problem: 'missing',
      message: /^no\.txt does not exist/,
    });
    await assert.rejects(reading('latin.txt'), { problem: 'not-utf8', message: /UTF-8/ });
    await assert.rejects(reading('folder.txt'), { problem: 'not-a-file' });
    await assert.rejects(workspace.readSpec('x.yaml'), { problem: 'not-a-spec' });
    assert.throws(() => openWorkspace(join(root, 'nowhere')), { problem: 'missing' });
  });

  it('finds all specs, sorted, but none in node_modules', async () => {
    const root = await folderWith({
      'z.skill.json': '{}',
      'a/b.pool.yml': '',
      'a/c.yaml': '',
      'node_modules/x/y.pool.yaml': '',
      '.crowdsmith/y.pool.yaml': '',
    });
    assert.deepEqual(await openWorkspace(root).findSpecs(), ['a/b.pool.yml', 'z.skill.json']);
    assert.deepEqual(await openWorkspace(root).findSpecs('a'), ['a/b.pool.yml']);
  });
});
