import * as vscode from 'vscode';
import { steps, type Choice } from '../../providers/ask';
import type { Services } from '../../providers/services';
import { withProgress } from '../progress';
import { targetOf, type Target } from '../targets';
import { counted } from '../../spec/text/counted';

interface Answers {
  readonly earlier?: 'finish' | 'anew';
  readonly name: string;
  readonly pools: readonly string[];
}

/** Makes a project like another one, with copies of the pools that are chosen. */
export async function cloneProject(services: Services, argument: unknown): Promise<void> {
  const target = await targetOf(services, argument, {
    kinds: ['project'],
    title: 'Clone a project',
    placeholder: 'Project to copy, with its pools, without tasks and answers',
  });
  if (target === undefined) return;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  if (folder === undefined) {
    throw new Error('Open a folder first: a clone that is broken off is remembered there.');
  }
  const answers = await questions(services, target, folder);
  if (answers === undefined) return;
  const { client, profile } = target.connection;
  const copy = await withProgress(`Cloning ${target.name}`, async (signal, tell) => {
    const remote = await import('../../providers/remote');
    if (answers.earlier === 'anew') await remote.forgetClone(folder, profile.name, target.id);
    return remote.cloneProject({
      client,
      profile: profile.name,
      root: folder,
      projectId: target.id,
      name: answers.name,
      poolIds: answers.pools,
      signal,
      onProgress: (done, total) => tell(`${done} of ${total}`, (100 * done) / total),
    });
  });
  const pools = counted(copy.pools.size, 'pool');
  const trainings =
    copy.trainings.size === 0 ? '' : ` and ${counted(copy.trainings.size, 'training')}`;
  const notes = copy.notes.length === 0 ? '' : ` ${copy.notes.join('; ')}.`;
  void services.ask.tell(
    'info',
    `${answers.name} is project ${copy.projectId}, with ${pools}${trainings}, all closed and without tasks.${notes}`,
  );
}

async function questions(
  { ask }: Services,
  target: Target,
  folder: string,
): Promise<Answers | undefined> {
  const { isCloneUnfinished } = await import('../../providers/remote');
  const { client, profile } = target.connection;
  const unfinished = await isCloneUnfinished(folder, profile.name, target.id);
  return steps<Answers>(ask, `Clone ${target.name}`, [
    {
      key: 'earlier',
      when: () => unfinished,
      ask: (person) =>
        person.pick<'finish' | 'anew'>(
          [
            {
              label: 'Finish it',
              detail: 'What is made already is not made again',
              value: 'finish',
            },
            { label: 'Begin anew', detail: 'What was made stays on the platform', value: 'anew' },
          ],
          { placeholder: 'An earlier clone of this project was broken off' },
        ),
    },
    {
      key: 'name',
      ask: (person) =>
        person.text({
          prompt: 'Public name of the copy: performers see it.',
          value: `${target.name} (copy)`,
          check: (text) => (text === '' ? 'Enter a name.' : undefined),
        }),
    },
    {
      key: 'pools',
      ask: (person) =>
        person.pickMany(poolsOf(client, target.id), {
          placeholder: 'Pools to copy; the trainings that they require come with them',
          none: 'allowed',
        }),
    },
  ]);
}

async function poolsOf(
  client: Target['connection']['client'],
  projectId: string,
): Promise<readonly Choice<string>[]> {
  const choices: Choice<string>[] = [];
  for await (const pool of client.pools.list({ project_id: projectId })) {
    if (pool.type === 'TRAINING') continue;
    choices.push({
      label: pool.private_name,
      description: `${(pool.status ?? 'closed').toLowerCase()} pool ${pool.id}`,
      picked: pool.status !== 'ARCHIVED',
      value: pool.id,
    });
  }
  return choices;
}
