import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findings } from '../../src/cli/validation';
import { deploySpecs } from '../../src/deploy';
import { startSandbox, type Sandbox } from '../../src/sandbox';
import { openWorkspace } from '../../src/workspace';
import { connectTo } from './inProcess';
import { exampleWorkspace, removeWorkspace } from './workspaces';

const shown = async (folder: string): Promise<readonly string[]> => {
  const found = await findings([folder], { values: { workspace: folder }, kind: undefined });
  return found.findings.map(
    ({ file, range, code, message }) => `${file}:${range.start.line + 1} ${code}: ${message}`,
  );
};

describe('validating raises no false alarm', () => {
  it('over the examples', async () => {
    const workspace = await exampleWorkspace();
    try {
      assert.deepEqual(await shown(workspace), []);
    } finally {
      await removeWorkspace(workspace);
    }
  });

  it('over what a platform answers of everything that the examples describe', async () => {
    const workspace = await exampleWorkspace();
    const answers = await mkdtemp(join(tmpdir(), 'crowdsmith-answers-'));
    const sandbox = await startSandbox({ token: 'test', speed: 0, seed: 1 });
    try {
      const files = await answersOf(sandbox, workspace, answers);
      assert.deepEqual(files, [8, 'project training pool']);
      assert.deepEqual(await shown(answers), []);
    } finally {
      await sandbox.close();
      await removeWorkspace(workspace);
      await rm(answers, { recursive: true, force: true });
    }
  });
});

/** Brings the examples to the sandbox, and writes what it answers of them, tasks included, to a folder. */
async function answersOf(
  sandbox: Sandbox,
  workspace: string,
  folder: string,
): Promise<readonly unknown[]> {
  const { client, profile } = connectTo(sandbox);
  try {
    const { objects } = await deploySpecs({
      workspace: openWorkspace(workspace),
      client,
      profile,
      paths: ['asr-en.pipeline.yaml'],
    });
    const get = async (path: string): Promise<unknown> => {
      const answer = await fetch(`${sandbox.url}/api/v1/${path}`, {
        headers: { Authorization: `ApiKey ${sandbox.token}` },
      });
      assert.equal(answer.status, 200);
      return answer.json();
    };
    for (const { kind, id } of objects) {
      const object = (await get(`${kind}s/${id}`)) as Readonly<Record<string, unknown>>;
      await writeFile(join(folder, `${id}.${kind}.json`), JSON.stringify(object, null, 2));
    }
    return [objects.length, [...new Set(objects.map(({ kind }) => kind))].join(' ')];
  } finally {
    client.close();
  }
}
