import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findings } from '../../src/cli/validation';
import { deploySpecs } from '../../src/deploy';
import { validateTasks, type Task } from '../../src/spec';
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
      const { kinds, tasks } = await answersOf(sandbox, workspace, answers);
      assert.deepEqual(kinds, { project: 3, training: 2, pool: 3 });
      assert.deepEqual(await shown(answers), []);
      assert.ok(tasks.length > 20, `only ${tasks.length} tasks`);
      for (const kind of ['main', 'golden', 'training'] as const) {
        const text = JSON.stringify(tasks.filter((task) => kindOf(task) === kind));
        const found = [...validateTasks([text], { format: 'json', kind })];
        assert.deepEqual(
          found.filter(({ code }) => code !== 'task-duplicate'),
          [],
        );
      }
    } finally {
      await sandbox.close();
      await removeWorkspace(workspace);
      await rm(answers, { recursive: true, force: true });
    }
  });
});

interface Answers {
  readonly kinds: Readonly<Record<string, number>>;
  readonly tasks: readonly Task[];
}

function kindOf({ known_solutions: known, message_on_unknown_solution: hint }: Task): string {
  if ((known ?? []).length === 0) return 'main';
  return hint === undefined ? 'golden' : 'training';
}

/** Brings the examples to the sandbox, writes what it answers of them to a folder, and asks for the tasks. */
async function answersOf(sandbox: Sandbox, workspace: string, folder: string): Promise<Answers> {
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
    const kinds: Record<string, number> = {};
    const tasks: Task[] = [];
    for (const { kind, id } of objects) {
      kinds[kind] = (kinds[kind] ?? 0) + 1;
      const object = await get(`${kind}s/${id}`);
      await writeFile(join(folder, `${id}.${kind}.json`), JSON.stringify(object, null, 2));
      if (kind !== 'pool' && kind !== 'training') continue;
      tasks.push(...((await get(`tasks?pool_id=${id}`)) as { items: readonly Task[] }).items);
    }
    return { kinds, tasks };
  } finally {
    client.close();
  }
}
