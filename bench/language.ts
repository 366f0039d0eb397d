import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createParseCache, parseSpec, validateSpec } from '../src/spec';
import { bigSpecNames, bigSpecOf, typed, type BigSpecName } from './bigSpecs';
import type { Answer } from './language/side';
import { Side } from './language/sides';
import { percentile } from './measurement';

const sizes = [200, 1000, 10_000, 45_000] as const;

/** Their keystrokes at each size are measured for about so long, but at least `fewest` and at most `most` times. */
const patience = 12_000;
const fewest = 3;
const most = 40;
const theirWarmUp = 5;
/** Ours that are not counted: in an editor, too, most keystrokes are not among the first. */
const warmUp = 30;

/** A keystroke of theirs takes as long as ten or more of ours: so many of ours are measured for one of theirs. */
const oursForOne = 5;

const questions = ['diagnostics', 'completion', 'hover'] as const;
type Question = (typeof questions)[number];

/** Milliseconds of each run. */
type Times = Readonly<Record<Question, number[]>>;

interface Figures {
  readonly p50: number;
  readonly p95: number;
}

interface Row {
  readonly name: BigSpecName;
  readonly lines: number;
  readonly question: Question;
  readonly ours: Figures;
  /** What it failed with, where it gives no answer; undefined where it was not asked. */
  readonly theirs: Figures | string | undefined;
  readonly samples: number;
}

/** Both answer keystrokes in turn, so that what else the machine does slows both alike. */
async function measure(name: BigSpecName, lines: number): Promise<readonly Row[]> {
  const us = new Side('crowdsmith', name, lines);
  // It knows YAML; for JSON there are other servers.
  const them = name === 'json-project' ? undefined : new Side('yaml-language-server', name, lines);
  try {
    return rowsOf(name, lines, await keystrokes(us, them, lines));
  } finally {
    us.end();
    them?.end();
  }
}

interface Answers {
  readonly ours: Times;
  readonly theirs: Times | string | undefined;
}

async function keystrokes(us: Side, them: Side | undefined, lines: number): Promise<Answers> {
  const ours = noTimes();
  let theirs: Times | string | undefined = them && noTimes();
  for (let keystroke = 0; keystroke < warmUp; keystroke += 1) await us.keystroke(keystroke);
  const unheard = lines > 5000 ? 1 : theirWarmUp;
  const enough = { fewest: unheard + fewest, most: unheard + most };
  for (const run of rounds(enough)) {
    for (let i = 0; i < oursForOne; i += 1) add(ours, await us.keystroke(run * oursForOne + i));
    if (!them || typeof theirs === 'string') continue;
    const answer = await them.keystroke(run);
    if ('failure' in answer) theirs = answer.failure;
    else if (theirs && run >= unheard) add(theirs, answer);
  }
  return { ours, theirs };
}

/** Numbers of rounds until patience ends. */
function* rounds(enough: { readonly fewest: number; readonly most: number }): Generator<number> {
  const began = performance.now();
  for (let run = 0; run < enough.most; run += 1) {
    if (run >= enough.fewest && performance.now() - began > patience) return;
    yield run;
  }
}

const noTimes = (): Times => ({ diagnostics: [], completion: [], hover: [] });

function add(times: Times, answer: Answer): void {
  if ('failure' in answer) throw new Error(answer.failure);
  for (const question of questions) times[question].push(answer[question]);
}

function rowsOf(name: BigSpecName, lines: number, { ours, theirs }: Answers): readonly Row[] {
  return questions.map((question) => ({
    name,
    lines,
    question,
    ours: figures(ours[question]),
    theirs: typeof theirs === 'object' ? figures(theirs[question]) : theirs,
    samples: ours[question].length,
  }));
}

function figures(times: readonly number[]): Figures {
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

const shown = (milliseconds: number): string =>
  milliseconds < 100 ? milliseconds.toFixed(1) : milliseconds.toFixed(0);

function ratios(ours: Figures, theirs: Figures): string {
  return `${(theirs.p50 / ours.p50).toFixed(0)}× / ${(theirs.p95 / ours.p95).toFixed(0)}×`;
}

function line({ name, lines, question, ours, theirs = '', samples }: Row): string {
  const cells = [
    name === 'json-project' ? 'project (JSON)' : name,
    lines.toLocaleString('en-US'),
    question,
    `${shown(ours.p50)} / ${shown(ours.p95)}`,
    typeof theirs === 'string' ? theirs : `${shown(theirs.p50)} / ${shown(theirs.p95)}`,
    typeof theirs === 'string' ? '' : ratios(ours, theirs),
    String(samples),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Bytes that 10,000 edits leave behind; undefined unless node runs with --expose-gc. */
function leftBehind(): number | undefined {
  const collect = globalThis.gc;
  if (!collect) return undefined;
  const spec = bigSpecOf('project', 2000);
  const { kind, format } = spec;
  const how = { kind, format, cache: createParseCache() };
  const heapAfter = (edits: number): number => {
    for (let edit = 0; edit < edits; edit += 1) {
      // Wanders through the file, as editing does.
      const typing = (spec.typing + edit * 97) % spec.text.length;
      validateSpec(parseSpec(typed({ ...spec, typing }, edit), how));
    }
    validateSpec(parseSpec(spec.text, how));
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = heapAfter(500);
  return heapAfter(10_000) - before;
}

/**
 * `npm run bench:language [-- LINES…]`: keystroke to diagnostics, then completion and hover, beside
 * yaml-language-server in the same run. Prints a Markdown table; keeps artifacts/bench-language.json.
 */
async function main(): Promise<void> {
  const asked = process.argv.slice(2).map(Number);
  const rows: Row[] = [];
  console.log(
    '| spec | lines | ms, median / p95 | Crowdsmith | yaml-language-server | ratio | runs |',
  );
  console.log('| --- | ---: | --- | ---: | ---: | ---: | ---: |');
  for (const lines of sizes) {
    if (asked.length > 0 && !asked.includes(lines)) continue;
    for (const name of bigSpecNames) {
      for (const row of await measure(name, lines)) {
        rows.push(row);
        console.log(line(row));
      }
    }
  }
  const left = leftBehind();
  if (left !== undefined)
    console.log(`\nHeap after 10,000 edits: ${left < 0 ? '' : '+'}${(left / 1e6).toFixed(1)} MB`);
  const folder = path.resolve(__dirname, '..', 'artifacts');
  await mkdir(folder, { recursive: true });
  await writeFile(
    path.join(folder, 'bench-language.json'),
    JSON.stringify({ rows, left }, null, 2),
  );
}

void main();
