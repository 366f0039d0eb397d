import * as vscode from 'vscode';
import type { PlatformClient, Remote } from '../../api';
import type { ColumnMap, RowProblem, SkillField, SkillRow } from '../../deploy/people';
import { steps, type Step } from '../../providers/ask';
import type { Services } from '../../providers/services';
import { nodesOf, performerIdOf } from '../../providers/tree';
import type { Skill } from '../../spec/model';
import { doEach } from '../eachTarget';
import { withProgress } from '../progress';
import { mayTouch, performersText } from '../touching';
import { tellWithUndo } from '../undo';
import { askColumns, askPerformers, idsIn, tableFiles, tableIn } from './questions';
import { outcomeLines, problemLines, trouble, writeReport } from './report';
import { skillChoices, skillsOf } from './skills';
import { counted } from '../../spec/text/counted';

interface Typed {
  readonly skill: Remote<Skill>;
  readonly performers: string;
  readonly value: string;
  readonly reason: string;
}

/** Gives performers a value of a skill; what they had before can be had back. */
export async function setSkill(
  services: Services,
  argument: unknown,
  selected: unknown,
): Promise<void> {
  const connection = await services.connections.need();
  const { client } = connection;
  const { skillValueProblem } = await import('../../providers/remote');
  const nodes = nodesOf(argument, selected);
  const performers = [...new Set(nodes.map(performerIdOf))].filter((id) => id !== undefined);
  const answers = await steps<Typed>(
    services.ask,
    'Set a skill',
    [
      skillStep(client),
      { key: 'performers', ask: askPerformers },
      {
        key: 'value',
        ask: (person) =>
          person.text({ prompt: 'Value of the skill, 0 to 100.', check: skillValueProblem }),
      },
      {
        key: 'reason',
        ask: (person) => person.text({ prompt: 'The reason, for yourself. It may be empty.' }),
      },
    ],
    {
      ...(await givenSkill(client, argument, selected)),
      ...(performers.length === 0 ? {} : { performers: performers.join(', ') }),
    },
  );
  if (answers === undefined) return;
  const who = performersText(idsIn(answers.performers));
  const message = `Set ${answers.skill.name} to ${answers.value} for ${who}?`;
  if (!(await mayTouch(services, connection, { message, agree: 'Set' }))) return;
  await giveSkill(services, client, answers);
}

async function giveSkill(
  services: Services,
  client: PlatformClient,
  answers: Typed,
): Promise<void> {
  const { skill, value, reason } = answers;
  const people = idsIn(answers.performers).map((id) => ({ id, name: id }));
  const before = new Map<string, number | undefined>();
  const made = new Map<string, string>();
  const words = { doing: `Setting ${skill.name} of`, failed: 'could not be given the skill' };
  const done = await doEach(services, people, words, async ({ id }, signal) => {
    const { items } = await client.userSkills.page(
      { skill_id: skill.id, user_id: id, limit: 1 },
      { signal },
    );
    before.set(id, items[0]?.exact_value ?? items[0]?.value);
    const set = await client.userSkills.set(
      {
        skill_id: skill.id,
        user_id: id,
        value: Number(value),
        ...(reason === '' ? {} : { reason }),
      },
      { signal },
    );
    made.set(id, set.id);
  });
  if (done.length === 0) return;
  const who = performersText(done.map(({ id }) => id));
  tellWithUndo(services, `${skill.name} is ${value} for ${who}.`, async () => {
    for (const { id } of done) {
      const earlier = before.get(id);
      if (earlier !== undefined) {
        await client.userSkills.set({ skill_id: skill.id, user_id: id, value: earlier });
      } else await client.userSkills.remove(made.get(id) ?? '');
    }
  });
}

interface FromFile {
  readonly skill: Remote<Skill>;
  readonly file: vscode.Uri;
  readonly columns: ColumnMap<SkillField>;
}

/** Sets a skill for the performers of a file, and writes what became of each row beside it. */
export async function setSkillFromFile(
  services: Services,
  argument: unknown,
  selected: unknown,
): Promise<void> {
  const { client } = await services.connections.need();
  const remote = await import('../../providers/remote');
  const answers = await steps<FromFile>(
    services.ask,
    'Set a skill from a file',
    [
      skillStep(client),
      {
        key: 'file',
        ask: (person) =>
          person.pick(tableFiles(), { placeholder: 'TSV or CSV file, a row for each performer' }),
      },
      {
        key: 'columns',
        ask: async (person, { file }) =>
          file === undefined
            ? { state: 'back' }
            : askColumns(person, await tableIn(file), remote.skillColumns),
      },
    ],
    {
      ...(await givenSkill(client, argument, selected)),
      ...(argument instanceof vscode.Uri ? { file: argument } : {}),
    },
  );
  if (answers === undefined) return;
  const { skill, file, columns } = answers;
  const path = vscode.workspace.asRelativePath(file);
  const read = remote.skillValuesIn(await tableIn(file), columns, skill.id);
  if (read.rows.length === 0) {
    const [first] = read.problems;
    throw new Error(
      `${path} has no row that can be used. Line ${first?.line ?? 2}: ${first?.message ?? ''}.`,
    );
  }
  const sure = await services.ask.confirm({
    message: `Set ${skill.name} for ${counted(read.rows.length, 'performer')}?`,
    detail: `Values of ${path}${read.problems.length === 0 ? '' : `; ${counted(read.problems.length, 'row')} cannot be read and left out`}. Values that they have now are replaced.`,
    agree: 'Set',
  });
  if (!sure) return;
  await giveFromFile(services, client, answers, read);
}

async function giveFromFile(
  services: Services,
  client: PlatformClient,
  { skill, file }: FromFile,
  read: { readonly rows: readonly SkillRow[]; readonly problems: readonly RowProblem[] },
): Promise<void> {
  const remote = await import('../../providers/remote');
  const outcomes = await withProgress(`Setting ${skill.name}`, (signal, tell) =>
    remote.setSkills(client, read.rows, {
      signal,
      onProgress: (done, total) => tell(`${done} of ${total}`, (100 * done) / total),
    }),
  );
  const lines = [
    ...problemLines(read.problems),
    ...outcomeLines(outcomes, {
      done: 'set',
      performer: ({ value }: SkillRow) => value.user_id,
      detail: (_result, { value }) => String(value.value),
    }),
  ];
  const report = await writeReport(file, lines);
  const bad = trouble(lines);
  const set = outcomes.filter(({ state }) => state === 'done').length;
  const open = 'Open Report';
  const text = `${skill.name} is set for ${set} of ${counted(outcomes.length, 'performer')}${bad === '' ? '' : `; ${bad}`}.`;
  void services.ask.tell(bad === '' ? 'info' : 'warning', text, [open]).then((answer) => {
    if (answer === open) void vscode.window.showTextDocument(report);
  });
}

function skillStep(client: PlatformClient): Step<{ readonly skill: Remote<Skill> }> {
  return {
    key: 'skill',
    ask: (person) => person.pick(skillChoices(client), { placeholder: 'Skill' }),
  };
}

/** The skill a command was called on: itself, or what a performer has of it. */
async function givenSkill(
  client: PlatformClient,
  argument: unknown,
  selected: unknown,
): Promise<{ readonly skill?: Remote<Skill> }> {
  const [skill] = skillsOf(argument, selected);
  if (skill !== undefined) return { skill };
  const [node] = nodesOf(argument, selected);
  if (node?.kind !== 'performerSkill') return {};
  return { skill: await client.skills.get(node.userSkill.skill_id) };
}
