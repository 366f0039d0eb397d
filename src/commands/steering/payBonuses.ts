import * as vscode from 'vscode';
import type { BonusField, BonusPlan, BonusRow, ColumnMap, RowProblem } from '../../deploy/people';
import { steps, type Choice, type Step } from '../../providers/ask';
import type { Connection } from '../../providers/connections';
import type { Services } from '../../providers/services';
import { nodesOf, performerIdOf, type RemoteNode } from '../../providers/tree';
import { maySpend, moneyText } from '../money';
import { withProgress } from '../progress';
import { askColumns, askComment, askPerformers, idsIn, tableFiles, tableIn } from './questions';
import { outcomeLines, problemLines, trouble, writeReport, type ReportLine } from './report';
import { counted } from '../../spec/text/counted';

interface Typed {
  readonly performers: string;
  readonly amount: string;
  readonly assignment: string;
  readonly letter: 'none' | 'written';
  readonly language?: string;
  readonly title?: string;
  readonly message?: string;
  readonly comment: string;
}

/** Pays a bonus to one performer, or the same to several. */
export async function payBonus(
  services: Services,
  argument: unknown,
  selected: unknown,
): Promise<void> {
  const connection = await services.connections.need();
  const remote = await import('../../providers/remote');
  const given = givenIn(nodesOf(argument, selected));
  const answers = await steps<Typed>(
    services.ask,
    'Pay a bonus',
    typedSteps(remote.amountProblem),
    given,
  );
  if (answers === undefined) return;
  const rows = idsIn(answers.performers).map((performer): BonusRow => ({
    bonus: remote.bonusOf({
      performer,
      amount: Number(answers.amount),
      language: answers.language ?? 'EN',
      assignment: filled(answers.assignment),
      title: answers.title,
      message: answers.message,
      comment: filled(answers.comment),
    }),
  }));
  await pay(services, connection, { rows, problems: [] });
}

/** What the nodes tell of whom the bonus is for, and for what. */
function givenIn(nodes: readonly RemoteNode[]): Partial<Typed> {
  const performers = [...new Set(nodes.map(performerIdOf))].filter((id) => id !== undefined);
  const [node] = nodes;
  return {
    ...(performers.length === 0 ? {} : { performers: performers.join(', ') }),
    ...(nodes.length === 1 && node?.kind === 'assignment'
      ? { assignment: node.assignment.id }
      : {}),
  };
}

function typedSteps(amountProblem: (text: string) => string | undefined): readonly Step<Typed>[] {
  return [
    { key: 'performers', ask: askPerformers },
    {
      key: 'amount',
      ask: (person) =>
        person.text({
          prompt: 'US dollars for each performer, 0.005 to 100.',
          placeholder: '0.50',
          check: amountProblem,
        }),
    },
    {
      key: 'assignment',
      ask: (person) =>
        person.text({ prompt: 'Id of the assignment that it is for. It may be empty.' }),
    },
    {
      key: 'letter',
      ask: (person) =>
        person.pick(letterChoices, { placeholder: 'What do performers get to read?' }),
    },
    { key: 'language', when: isWritten, ask: askLanguage },
    {
      key: 'title',
      when: isWritten,
      ask: (person) =>
        person.text({ prompt: 'Title of the letter.', value: 'Bonus', check: notEmpty }),
    },
    {
      key: 'message',
      when: isWritten,
      ask: (person) => person.text({ prompt: 'The letter.', check: notEmpty }),
    },
    { key: 'comment', ask: askComment },
  ];
}

interface FromFile {
  readonly file: vscode.Uri;
  readonly columns: ColumnMap<BonusField>;
  readonly language?: string;
}

/** Pays the bonuses of a file, each row once, and writes what became of each beside it. */
export async function payBonusesFromFile(services: Services, argument: unknown): Promise<void> {
  const connection = await services.connections.need();
  const remote = await import('../../providers/remote');
  const answers = await steps<FromFile>(
    services.ask,
    'Pay bonuses from a file',
    [
      {
        key: 'file',
        ask: (person) =>
          person.pick(tableFiles(), { placeholder: 'TSV or CSV file, a row for each bonus' }),
      },
      {
        key: 'columns',
        ask: async (person, { file }) =>
          file === undefined
            ? { state: 'back' }
            : askColumns(person, await tableIn(file), remote.bonusColumns),
      },
      {
        key: 'language',
        when: ({ columns }) => columns?.title !== undefined || columns?.message !== undefined,
        ask: askLanguage,
      },
    ],
    argument instanceof vscode.Uri ? { file: argument } : {},
  );
  if (answers === undefined) return;
  const { file, columns, language = 'EN' } = answers;
  const read = remote.bonusesIn(await tableIn(file), columns, language);
  if (read.rows.length === 0) {
    const [first] = read.problems;
    throw new Error(
      `${vscode.workspace.asRelativePath(file)} has no bonus that can be paid. Line ${first?.line ?? 2}: ${first?.message ?? 'nothing is in it'}.`,
    );
  }
  await pay(services, connection, { ...read, file });
}

interface Wanted {
  readonly rows: readonly BonusRow[];
  readonly problems: readonly RowProblem[];
  readonly file?: vscode.Uri;
}

async function pay(services: Services, connection: Connection, wanted: Wanted): Promise<void> {
  const plan = await planFor(services, connection, wanted);
  if (plan === undefined || !(await mayPay(services, connection, wanted, plan))) return;
  const { payBonuses, sumOf } = await import('../../providers/remote');
  const outcomes = await withProgress('Paying bonuses', (signal, tell) =>
    payBonuses(connection.client, plan, {
      signal,
      onProgress: (done, total) => tell(`${done} of ${total}`, (100 * done) / total),
    }),
  );
  const lines: readonly ReportLine[] = [
    ...problemLines(wanted.problems),
    ...plan.rows
      .filter(({ state }) => state === 'paid')
      .map(({ line, bonus, when = '' }) => ({
        line,
        performer: bonus.user_id,
        outcome: 'paid before',
        detail: when,
      })),
    ...outcomeLines(outcomes, {
      done: 'paid',
      performer: ({ bonus }) => bonus.user_id,
      detail: ({ bonusId }, { bonus }) => `${moneyText(bonus.amount)}, bonus ${bonusId}`,
    }),
  ];
  const paid = outcomes.flatMap(({ state, row }) => (state === 'done' ? [row.bonus] : []));
  const report = wanted.file && (await writeReport(wanted.file, lines));
  tellPaid(
    services,
    lines,
    `${paid.length} of ${outcomes.length} bonuses paid, ${moneyText(sumOf(paid))}`,
    report,
  );
}

/** Looks what was paid before. What a person types again may be meant again; a file never is. */
async function planFor(
  services: Services,
  { client, accountId }: Connection,
  { rows, file }: Wanted,
): Promise<BonusPlan | undefined> {
  const { planBonuses } = await import('../../providers/remote');
  const look = (again?: 'meant'): Promise<BonusPlan> =>
    withProgress('Looking what was paid before', (signal, tell) =>
      planBonuses(client, accountId, rows, {
        signal,
        ...(again === undefined ? {} : { again }),
        onProgress: (done, total) => tell(`${done} of ${total}`, (100 * done) / total),
      }),
    );
  const plan = await look();
  if (plan.rows.some(({ state }) => state === 'new')) return plan;
  if (file !== undefined) {
    void services.ask.tell(
      'info',
      `All ${rows.length} bonuses of ${vscode.workspace.asRelativePath(file)} were paid before. To pay a row again, change its private comment.`,
    );
    return undefined;
  }
  const when = plan.rows[0]?.when?.slice(0, 16).replace('T', ' ');
  const sure = await services.ask.confirm({
    message: 'Pay the same bonus once more?',
    detail: `The same performers got the same bonus${when === undefined ? '' : ` on ${when} UTC`}.`,
    agree: 'Pay Once More',
  });
  return sure ? look('meant') : undefined;
}

async function mayPay(
  services: Services,
  connection: Connection,
  { rows, problems }: Wanted,
  plan: BonusPlan,
): Promise<boolean> {
  const { profile, client } = connection;
  const { sumOf } = await import('../../providers/remote');
  const fresh = plan.rows.filter(({ state }) => state === 'new');
  const people = new Set(fresh.map(({ bonus }) => bonus.user_id)).size;
  const count = fresh.length === 1 ? '1 bonus' : `${fresh.length} bonuses`;
  const message = `Pay ${count}, ${moneyText(plan.sum)} in all, to ${people} ${people === 1 ? 'performer' : 'performers'}?`;
  const before = rows.length - fresh.length;
  const remarks = [
    ...(before === 0 ? [] : [`${before} more were paid before and are left out.`]),
    ...(problems.length === 0
      ? []
      : [
          `${counted(problems.length, 'row')} cannot be read and left out, line ${problems[0]?.line ?? 0} first: ${problems[0]?.message ?? ''}.`,
        ]),
    'A bonus cannot be taken back.',
  ];
  const agree = `Pay ${moneyText(plan.sum)}`;
  if (!profile.sandbox) {
    // Of a list that is gone on with, the ledger has the whole already.
    const total = sumOf(plan.rows.map(({ bonus }) => bonus));
    const expense = { subject: `bonus ${plan.key}`, what: `Paying ${count}`, sum: plan.sum, total };
    const question = { message, agree, remarks, fee: 'not included' } as const;
    const price = (): Promise<readonly [typeof expense]> => Promise.resolve([expense]);
    return (await maySpend(services, connection, price, question)) !== undefined;
  }
  const { balance } = await client.requester.get();
  const detail = [
    `The balance on ${profile.label} is ${moneyText(balance)}; it is no real money.`,
    ...remarks,
  ];
  return services.ask.confirm({ message, detail: detail.join(' '), agree });
}

function tellPaid(
  { ask, log }: Services,
  lines: readonly ReportLine[],
  text: string,
  report: vscode.Uri | undefined,
): void {
  const bad = trouble(lines);
  for (const { performer, outcome, detail } of lines)
    log.info(`Bonus ${performer}: ${outcome}, ${detail}`);
  const open = report === undefined ? 'Show Log' : 'Open Report';
  const message = bad === '' ? `${text}.` : `${text}; ${bad}. Paying again pays nothing twice.`;
  void ask.tell(bad === '' ? 'info' : 'warning', message, [open]).then((answer) => {
    if (answer !== open) return;
    if (report === undefined) log.show(true);
    else void vscode.window.showTextDocument(report);
  });
}

const letterChoices: readonly Choice<'none' | 'written'>[] = [
  { label: 'Nothing', detail: 'The money comes without a letter', value: 'none' },
  { label: 'A letter', detail: 'With a title and a text', value: 'written' },
];

function isWritten({ letter }: { readonly letter?: 'none' | 'written' }): boolean {
  return letter === 'written';
}

function askLanguage(person: Parameters<typeof askComment>[0]): ReturnType<typeof askComment> {
  return person.text({
    prompt: 'Language of what performers read: two letters.',
    value: 'EN',
    check: (text) => (/^[A-Z]{2}$/.test(text) ? undefined : 'Two capital letters, such as EN.'),
  });
}

function notEmpty(text: string): string | undefined {
  return text === '' ? 'It must not be empty.' : undefined;
}

function filled(text: string): string | undefined {
  return text === '' ? undefined : text;
}
