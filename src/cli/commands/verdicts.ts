import { existsSync } from 'node:fs';
import type { Verdict } from '../../api';
import type {
  AssignmentFilter,
  OvertakenVerdict,
  RefusedVerdict,
  VerdictPlan,
  VerdictReport,
  VerdictTotals,
} from '../../review';
import {
  flagOf,
  jsonOption,
  platformOptions,
  platformUsage,
  textOf,
  workspaceOption,
  type Command,
  type Invocation,
  type OptionValues,
} from '../command';
import { connect, type Connection } from '../connection';
import { exitCodes, type ExitCode } from '../exitCodes';
import { dollars, yesOption } from '../money';
import { numberOf } from '../numbers';
import { asPool, targetOf } from '../specTarget';
import { RefusalError, UsageError } from '../usageError';
import { workspaceOf } from '../workspaceOf';

export const verdicts: Command = {
  name: 'verdicts',
  usage: `FILE|SPEC|ID [--accept | --reject] [--comment TEXT] [--performer ID] [--golden right|wrong] [--at-most SECONDS] [--dry-run] [--yes] ${platformUsage}`,
  summary:
    'Accepts and rejects assignments: by a review file (TSV or CSV), or all of a pool that pass a filter. Says first what it changes and costs.',
  options: {
    ...jsonOption,
    ...platformOptions,
    ...workspaceOption,
    ...yesOption,
    accept: { type: 'boolean' },
    reject: { type: 'boolean' },
    comment: { type: 'string' },
    performer: { type: 'string' },
    golden: { type: 'string' },
    'at-most': { type: 'string' },
    'dry-run': { type: 'boolean' },
  },
  takes: { least: 1, most: 1 },
  async run(invocation) {
    const [text = ''] = invocation.paths;
    const wish = wishOf(invocation.values);
    const workspace = workspaceOf(invocation.values, text);
    const connection = await connect(invocation.values, workspace);
    try {
      const list = wish
        ? await byFilter(invocation, connection, workspace, wish)
        : await byFile(invocation, connection, text);
      return await give(invocation, connection, workspace.root, list);
    } finally {
      await connection.close();
    }
  },
};

/** Verdicts to be given, and where they come from. */
interface Listed {
  readonly plan: VerdictPlan;
  readonly source: string;
  readonly refusedFile?: string;
}

interface Wish {
  readonly verdict: Verdict;
  readonly comment: string;
  readonly filter: AssignmentFilter;
}

/** Undefined: no verdict on the command line, so that a file says it. */
function wishOf(values: OptionValues): Wish | undefined {
  const [accept, reject] = [flagOf(values, 'accept'), flagOf(values, 'reject')];
  if (accept && reject) throw new UsageError('--accept and --reject exclude each other.');
  if (!accept && !reject) return undefined;
  const comment = textOf(values, 'comment') ?? '';
  if (reject && comment.trim() === '') throw new UsageError('--reject needs --comment TEXT.');
  return { verdict: accept ? 'ACCEPTED' : 'REJECTED', comment, filter: filterOf(values) };
}

function filterOf(values: OptionValues): AssignmentFilter {
  const performer = textOf(values, 'performer');
  const golden = textOf(values, 'golden');
  if (golden !== undefined && golden !== 'right' && golden !== 'wrong') {
    throw new UsageError(`--golden wants right or wrong, not "${golden}".`);
  }
  const most = numberOf(values, 'at-most', undefined);
  return {
    status: ['SUBMITTED'],
    ...(performer !== undefined && { performer }),
    ...(golden !== undefined && { golden }),
    ...(most !== undefined && { atMostSeconds: most }),
  };
}

async function byFilter(
  { paths: [text = ''], interruption, output }: Invocation,
  { client, profile }: Connection,
  workspace: ReturnType<typeof workspaceOf>,
  wish: Wish,
): Promise<Listed> {
  const { signal } = interruption;
  const target = await targetOf(text, { workspace, client, profile, signal });
  const pools = [asPool(target, 'judged').id];
  const { planByFilter } = await import('../../review');
  const plan = await planByFilter(client, {
    ...{ ...wish, pools, signal },
    onProgress: (looked) => output.progress(`${String(looked)} assignments looked at`),
  });
  return { plan, source: JSON.stringify({ pools, ...wish }) };
}

async function byFile(
  { interruption, output }: Invocation,
  { client }: Connection,
  path: string,
): Promise<Listed> {
  if (!existsSync(path)) {
    throw new RefusalError(
      `${path} is no file. To judge what is in a pool add --accept, or --reject --comment TEXT.`,
    );
  }
  const { planVerdicts, readVerdictFile, refusedFileOf, ReviewError } =
    await import('../../review');
  const read = await readVerdictFile(path).catch((error: unknown) => {
    throw error instanceof ReviewError ? new RefusalError(error.message) : error;
  });
  const plan = await planVerdicts(client, read.wanted, {
    signal: interruption.signal,
    onProgress: (looked) => output.progress(`${String(looked)} assignments looked at`),
  });
  return {
    plan: { ...plan, refused: [...read.refused, ...plan.refused] },
    source: JSON.stringify(read.wanted),
    refusedFile: refusedFileOf(path),
  };
}

async function give(
  invocation: Invocation,
  connection: Connection,
  root: string,
  list: Listed,
): Promise<ExitCode> {
  const { values, output, interruption } = invocation;
  const { applyVerdicts, totalsOf } = await import('../../review');
  const { changes, already, refused: notEven } = list.plan;
  const planned = totalsOf(changes);
  const pays = planned.rewards + planned.fee;
  output.say(
    `${String(planned.accepted)} to accept (pays ${dollars(pays)}, fee included), ${String(planned.rejected)} to reject, ` +
      `${String(already)} are so already, ${String(notEven.length)} cannot be given, on ${connection.profile.label}.`,
  );
  const dry = flagOf(values, 'dry-run');
  if (!dry) guardVerdicts(invocation, connection, changes.length);
  const report = dry
    ? nothingGiven
    : await applyVerdicts(changes, {
        ...{ client: connection.client, root, source: list.source, signal: interruption.signal },
        onProgress: (settled) =>
          output.progress(`${String(settled)} of ${String(changes.length)} verdicts`),
      });
  const refused = [...notEven, ...report.refused];
  const { accepted, rejected } = report.given;
  if (!dry) output.say(`${String(accepted)} accepted, ${String(rejected)} rejected.`);
  name(invocation, refused);
  const contrary = tellOvertaken(invocation, report.overtaken);
  const not = [...refused, ...contrary];
  if (!dry) await keepRefused(invocation, not, list.refusedFile);
  if (flagOf(values, 'json')) {
    const plan = { accept: planned.accepted, reject: planned.rejected, pays };
    const skipped = report.overtaken.map(({ id, now }) => ({ id, now }));
    output.json({ planned: plan, already, accepted, rejected, skipped, refused });
  }
  return not.length > 0 ? exitCodes.no : exitCodes.good;
}

type Given = Pick<VerdictReport, 'refused' | 'overtaken'> & {
  readonly given: Pick<VerdictTotals, 'accepted' | 'rejected'>;
};

const nothingGiven: Given = { given: { accepted: 0, rejected: 0 }, refused: [], overtaken: [] };

/** Returns what somebody else decided otherwise: after a look it may still be wanted. */
function tellOvertaken(
  invocation: Invocation,
  overtaken: readonly OvertakenVerdict[],
): readonly RefusedVerdict[] {
  const count = String(overtaken.length);
  if (overtaken.length > 0) {
    invocation.output.say(`${count} skipped, judged by somebody else meanwhile:`);
  }
  name(invocation, overtaken);
  return overtaken.filter((one) => one.as === 'other');
}

/** Performers and their money are real on other platforms: that takes a yes. */
function guardVerdicts({ values }: Invocation, { profile }: Connection, count: number): void {
  if (count === 0 || profile.sandbox || flagOf(values, 'yes')) return;
  throw new RefusalError(
    `This judges ${String(count)} assignments on ${profile.label}. Repeat the command with --yes to agree.`,
  );
}

const mostTold = 5;

function name({ output }: Invocation, verdicts: readonly RefusedVerdict[]): void {
  for (const { id, reason } of verdicts.slice(0, mostTold)) output.say(`  ${id}: ${reason}`);
}

async function keepRefused(
  { output }: Invocation,
  refused: readonly RefusedVerdict[],
  file: string | undefined,
): Promise<void> {
  if (refused.length === 0 || file === undefined) return;
  const { writeRefused } = await import('../../review');
  await writeRefused(file, refused);
  output.say(`What could not be given is in ${file}.`);
}
