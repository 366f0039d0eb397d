import type { PlatformClient, Remote } from '../../api';
import { steps, type Choice } from '../../providers/ask';
import type { Services } from '../../providers/services';
import { nodesOf } from '../../providers/tree';
import type { Skill } from '../../spec/model';
import { doEach } from '../eachTarget';
import { tellWithUndo } from '../undo';
import { askComment, orNone } from './questions';

interface NewSkill {
  readonly name: string;
  readonly shown: 'hidden' | 'shown';
  readonly publicName?: string;
  readonly comment: string;
}

/** Creates a skill, unless there is one of that name. */
export async function createSkill(services: Services): Promise<void> {
  const { client, profile } = await services.connections.need();
  const answers = await steps<NewSkill>(services.ask, 'Create a skill', [
    {
      key: 'name',
      ask: (person) =>
        person.text({
          prompt: 'Name of the skill, for yourself.',
          check: async (name) => {
            if (name === '') return 'Enter a name.';
            const { items } = await client.skills.page({ name, limit: 1 });
            return items.length === 0
              ? undefined
              : `There is a skill of that name: ${items[0]?.id ?? ''}.`;
          },
        }),
    },
    {
      key: 'shown',
      ask: (person) =>
        person.pick<'hidden' | 'shown'>(
          [
            { label: 'Hidden', detail: 'Performers do not know of it', value: 'hidden' },
            { label: 'Shown', detail: 'Performers see it with its value', value: 'shown' },
          ],
          { placeholder: 'Do performers see it?' },
        ),
    },
    {
      key: 'publicName',
      when: ({ shown }) => shown === 'shown',
      ask: (person, { name = '' }) =>
        person.text({ prompt: 'Its name for performers, in English.', value: name }),
    },
    { key: 'comment', ask: askComment },
  ]);
  if (answers === undefined) return;
  const { name, shown, publicName = '', comment } = answers;
  const skill = await client.skills.create({
    name,
    hidden: shown === 'hidden',
    ...(publicName === '' ? {} : { public_name: { EN: publicName } }),
    ...(comment === '' ? {} : { private_comment: comment }),
  });
  void services.ask.tell('info', `${name} is skill ${skill.id} on ${profile.label}.`);
}

/**
 * The platform has no way to delete a skill. What can be done is done: everybody who holds it loses
 * it, and it is hidden from performers.
 */
export async function deleteSkills(
  services: Services,
  argument: unknown,
  selected: unknown,
): Promise<void> {
  const { client, profile } = await services.connections.need();
  const given = skillsOf(argument, selected);
  const skills =
    given.length > 0
      ? given
      : await services.ask.pickMany(skillChoices(client), {
          title: 'Delete skills',
          placeholder: 'Skills that nobody should hold any more',
        });
  if (skills === undefined) return;
  const held = await Promise.all(skills.map((skill) => holdersOf(client, skill.id)));
  const count = held.reduce((sum, holders) => sum + holders.length, 0);
  const names = skills.map(({ name }) => name).join(', ');
  const sure = await services.ask.confirm({
    message: `Delete ${names}?`,
    detail: `${profile.label} has no way to delete a skill: it is taken from the ${count === 1 ? 'performer who holds it' : `${count} performers who hold it`} and hidden. Pools whose filters ask for it will find nobody.`,
    agree: 'Delete',
  });
  if (!sure) return;
  const words = { doing: 'Deleting', failed: 'could not be deleted' };
  const done = await doEach(services, skills, words, async (skill, signal, report) => {
    await client.skills.update(
      skill.id,
      { ...(await client.skills.get(skill.id)), hidden: true },
      { signal },
    );
    const holders = held[skills.indexOf(skill)] ?? [];
    for (const [index, { id }] of holders.entries()) {
      await client.userSkills.remove(id, { signal });
      report(`taken from ${index + 1} of ${holders.length}`);
    }
  });
  if (done.length === 0) return;
  const gone =
    done.length === 1 ? `${done[0]?.name ?? ''} is hidden` : `${done.length} skills are hidden`;
  tellWithUndo(services, `${gone} and nobody holds it any more.`, async () => {
    for (const skill of done) {
      await client.skills.update(skill.id, skill);
      for (const { user_id, exact_value, value } of held[skills.indexOf(skill)] ?? []) {
        await client.userSkills.set({ skill_id: skill.id, user_id, value: exact_value ?? value });
      }
    }
  });
}

/** Skills among the nodes that a command was called on. */
export function skillsOf(argument: unknown, selected: unknown): readonly Remote<Skill>[] {
  return nodesOf(argument, selected).flatMap((node) => (node.kind === 'skill' ? [node.skill] : []));
}

export async function skillChoices(
  client: PlatformClient,
): Promise<readonly Choice<Remote<Skill>>[]> {
  const choices: Choice<Remote<Skill>>[] = [];
  for await (const skill of client.skills.list({ global: false })) {
    choices.push({
      label: `$(star) ${skill.name}`,
      description: `skill ${skill.id}${skill.hidden === false ? ', shown to performers' : ''}`,
      value: skill,
    });
    if (choices.length >= 1000) break;
  }
  return orNone(choices, 'There is no skill yet.');
}

async function holdersOf(
  client: PlatformClient,
  skillId: string,
): Promise<readonly { id: string; user_id: string; value: number; exact_value?: number }[]> {
  const holders: { id: string; user_id: string; value: number; exact_value?: number }[] = [];
  for await (const holder of client.userSkills.list({ skill_id: skillId })) holders.push(holder);
  return holders;
}
