import * as vscode from 'vscode';
import type { Remote } from '../../api';
import { steps, type Choice } from '../../providers/ask';
import { cancelled } from '../../providers/failures';
import type { Services } from '../../providers/services';
import { isRemoteNode, remoteIdOf } from '../../providers/tree';
import type { Pool } from '../../spec/model';
import { maySpend, type Expense } from '../money';
import { withProgress } from '../progress';
import { targetOf, type Target } from '../targets';
import { tellWithUndo } from '../undo';
import { skillChoices } from './skills';
import { updatable, type Updatable, type UpdatableField } from './updatable';

interface Answers {
  readonly how?: 'spec' | 'field';
  readonly field: UpdatableField;
  readonly value: string;
}

/**
 * Updates a project, pool, training or skill: from its spec where it has one, else one field of it.
 * An open pool is closed for the update and opened again.
 */
export async function updateObject(services: Services, argument: unknown): Promise<void> {
  const found = await objectFor(services, argument);
  if (found === undefined) return;
  const { object, target } = found;
  const spec = services.links.specOf(object.id);
  const answers = await steps<Answers>(services.ask, `Update ${object.name}`, [
    {
      key: 'how',
      when: () => spec !== undefined,
      ask: async (person) => {
        const reply = await person.pick(wayChoices(spec), {
          placeholder: 'What should be updated?',
        });
        if (reply.state !== 'answered' || reply.value === 'field') return reply;
        // The plan of a deploy asks its own questions.
        await vscode.commands.executeCommand('crowdsmith.createFromSpec', spec);
        return { state: 'dismissed' };
      },
    },
    {
      key: 'field',
      ask: (person) =>
        person.pick(
          object.fields.map((field) => ({
            label: field.label,
            description: field.shown(object.value),
            value: field,
          })),
          { placeholder: 'Field to change' },
        ),
    },
    {
      key: 'value',
      ask: (person, { field }) =>
        field === undefined
          ? { state: 'back' }
          : person.text({
              prompt: field.prompt,
              value: field.shown(object.value),
              check: field.check,
            }),
    },
  ]);
  if (answers === undefined) return;
  const { field, value } = answers;
  const change = async (to: string): Promise<void> => {
    const changed = (now: object): object => field.changed(now, to);
    if (!(await mayReopen(services, target, changed))) throw cancelled();
    await withProgress(`Updating ${object.name}`, (signal) => object.update(changed, { signal }));
  };
  await change(value);
  const local = spec === undefined ? '' : ` ${vscode.workspace.asRelativePath(spec)} is as it was.`;
  tellWithUndo(services, `${field.label} of ${object.name} is ${value}.${local}`, () =>
    change(field.shown(object.value)),
  );
}

/** What a command is pointed at, or what is chosen. */
async function objectFor(
  services: Services,
  argument: unknown,
): Promise<{ readonly object: Updatable; readonly target?: Target } | undefined> {
  const connection = await services.connections.need();
  const { client } = connection;
  if (isRemoteNode(argument) && argument.kind === 'skill') {
    return { object: await updatable(client, 'skill', remoteIdOf(argument) ?? '') };
  }
  const kind =
    argument === undefined
      ? await services.ask.pick<'skill' | 'other'>(
          [
            { label: 'Project, pool or training', value: 'other' },
            { label: 'Skill', value: 'skill' },
          ],
          { title: 'Update', placeholder: 'What should be updated?' },
        )
      : 'other';
  if (kind === undefined) return undefined;
  if (kind === 'skill') {
    const skill = await services.ask.pick(skillChoices(client), {
      title: 'Update',
      placeholder: 'Skill',
    });
    return skill && { object: await updatable(client, 'skill', skill.id) };
  }
  const target = await targetOf(services, argument, {
    kinds: ['project', 'pool', 'training'],
    title: 'Update',
    placeholder: 'What should be updated?',
  });
  return target && { object: await updatable(client, target.kind, target.id), target };
}

function wayChoices(spec: vscode.Uri | undefined): readonly Choice<'spec' | 'field'>[] {
  const path = spec === undefined ? '' : vscode.workspace.asRelativePath(spec);
  return [
    { label: 'From its spec', detail: path, value: 'spec' },
    {
      label: 'One field, here',
      detail: 'The spec stays as it is and differs then',
      value: 'field',
    },
  ];
}

/** A pool that is closed for an update is opened again afterwards, which spends, at its new price. */
async function mayReopen(
  services: Services,
  target: Target | undefined,
  changed: (now: object) => object,
): Promise<boolean> {
  if (target?.kind !== 'pool') return true;
  const { connection, id, name, spec } = target;
  const { client } = connection;
  const price = async (): Promise<readonly Expense[]> => {
    const now = await client.pools.get(id);
    if (now.status === 'CLOSED') return [];
    const { priceOfPool } = await import('../../providers/remote');
    const next = changed(now) as Remote<Pool>;
    const { remaining, whole } = await priceOfPool(client, id, {}, next);
    const { total: sum, lines } = remaining;
    const expense = { subject: `pool ${id}`, what: `Updating ${name}`, sum, total: whole.most };
    return [{ ...expense, endless: lines[0]?.endless }];
  };
  const message = `Close ${name}, update it and open it again?`;
  return (
    (await maySpend(services, connection, price, { message, agree: 'Update', spec })) !== undefined
  );
}
