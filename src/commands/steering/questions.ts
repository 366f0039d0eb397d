import * as vscode from 'vscode';
import type { PlatformClient } from '../../api';
import type { ColumnMap, ColumnWanted, Table } from '../../deploy/people';
import type { Choice, Reply, StepAsk } from '../../providers/ask';

/** Questions that several commands ask in the same way. */

/** Ids, as they come out of a table, a mail or a list. */
export function idsIn(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((id) => id !== ''))];
}

export function askPerformers(person: StepAsk): Promise<Reply<string>> {
  return person.text({
    prompt: 'Ids of performers, one or several, separated by commas or spaces.',
    placeholder: 'a1b2c3d4e5, f6a7b8c9d0',
    check: (text) => (idsIn(text).length === 0 ? 'Enter at least one id.' : undefined),
  });
}

export function askComment(person: StepAsk): Promise<Reply<string>> {
  return person.text({
    prompt: 'A private comment, which performers do not see. It may be empty.',
  });
}

/** Files of the workspace that hold a table. */
export async function tableFiles(): Promise<readonly Choice<vscode.Uri>[]> {
  const found = await vscode.workspace.findFiles(
    '**/*.{tsv,csv}',
    '**/{node_modules,.crowdsmith,storage}/**',
    500,
  );
  if (found.length === 0) throw new Error('This workspace has no TSV or CSV file.');
  const paths = found.map((uri) => ({ uri, path: vscode.workspace.asRelativePath(uri) }));
  return paths
    .sort((a, b) => a.path.localeCompare(b.path))
    .map(({ uri, path }) => ({ label: path, value: uri }));
}

export async function tableIn(file: vscode.Uri): Promise<Table> {
  const { readTable } = await import('../../providers/remote');
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const table = readTable(text);
  const path = vscode.workspace.asRelativePath(file);
  if (table.header.length === 0) throw new Error(`${path} is empty: it has no header line.`);
  if (table.rows.length === 0) throw new Error(`${path} has a header line and no rows.`);
  return table;
}

/**
 * Which column holds what: those with known names are proposed, and each can be chosen otherwise.
 * One step, in which going back leads through its own questions first.
 */
export async function askColumns<Field extends string>(
  person: StepAsk,
  table: Table,
  wanted: readonly ColumnWanted<Field>[],
): Promise<Reply<ColumnMap<Field>>> {
  const { guessColumns } = await import('../../providers/remote');
  const guessed = guessColumns(table.header, wanted);
  const complete = wanted.every(
    ({ field, need }) => need === 'optional' || guessed[field] !== undefined,
  );
  if (complete) {
    const choice = await person.pick(proposal(guessed, wanted), {
      placeholder: 'Which column holds what?',
    });
    if (choice.state !== 'answered') return choice;
    if (choice.value === 'right') return { state: 'answered', value: guessed };
  }
  const chosen: string[] = [];
  for (let at = 0; at < wanted.length; at = chosen.length) {
    const column = wanted[at];
    if (column === undefined) break;
    const reply = await person.pick(columnChoices(table, guessed[column.field], column.need), {
      placeholder: `Column with the ${column.label}`,
    });
    if (reply.state === 'dismissed') return reply;
    if (reply.state === 'answered') chosen.push(reply.value);
    else if (chosen.pop() === undefined) return reply;
  }
  const columns = wanted.flatMap(({ field }, index) => {
    const column = chosen[index] ?? noColumn;
    return column === noColumn ? [] : [[field, column] as const];
  });
  return { state: 'answered', value: Object.fromEntries(columns) as ColumnMap<Field> };
}

function proposal<Field extends string>(
  guessed: ColumnMap<Field>,
  wanted: readonly ColumnWanted<Field>[],
): readonly Choice<'right' | 'mine'>[] {
  const parts = wanted.flatMap(({ field, label }) => {
    const column = guessed[field];
    return column === undefined ? [] : [`${label}: ${column}`];
  });
  return [
    { label: 'As proposed', detail: parts.join(', '), value: 'right' },
    { label: 'Choose the columns…', value: 'mine' },
  ];
}

/** A file's header has no empty names. */
const noColumn = '';

function columnChoices(
  { header, rows }: Table,
  guess: string | undefined,
  need: 'required' | 'optional',
): readonly Choice<string>[] {
  const columns = header
    .map((name, index) => ({ name, example: rows[0]?.cells[index] ?? '' }))
    .filter(({ name }) => name !== '')
    .map(({ name, example }) => ({ label: name, description: example, value: name }));
  const likely = columns.filter(({ value }) => value === guess);
  const others = columns.filter(({ value }) => value !== guess);
  const none = { label: '$(circle-slash) None', value: noColumn };
  if (need === 'required') return [...likely, ...others];
  return guess === undefined ? [none, ...others] : [...likely, none, ...others];
}

const listed = 300;

/** Pools, newest first. */
export async function poolChoices(client: PlatformClient): Promise<readonly Choice<string>[]> {
  const { items } = await client.pools.page({ limit: listed, sort: '-id' });
  return orNone(
    items
      .filter(({ type }) => type !== 'TRAINING')
      .map(({ id, private_name: name, status }) => ({
        label: `$(layers) ${name}`,
        description: `${(status ?? 'closed').toLowerCase()} pool ${id}`,
        value: id,
      })),
    'There is no pool yet.',
  );
}

export async function projectChoices(client: PlatformClient): Promise<readonly Choice<string>[]> {
  const { items } = await client.projects.page({ limit: listed, sort: '-id' });
  return orNone(
    items.map(({ id, public_name: name }) => ({
      label: `$(project) ${name}`,
      description: `project ${id}`,
      value: id,
    })),
    'There is no project yet.',
  );
}

/** Resolves to the list, or says why there is nothing to choose from. */
export function orNone<T>(choices: readonly Choice<T>[], why: string): readonly Choice<T>[] {
  if (choices.length === 0) throw new Error(why);
  return choices;
}
