import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { completeAt, createParseCache, hoverAt, parseSpec, validateSpec } from '../src/spec';
import { bigPool, bigProject, type BigSpec } from './bigSpecs';
import { percentile } from './measurement';
import { YamlServer } from './yamlServer';

const sizes = [200, 1000, 10_000, 45_000] as const;

/** Keystrokes at each size are measured for about so long, but at least `fewest` and at most `most` times. */
const patience = 15_000;
const fewest = 3;
const most = 60;
const warmUp = 5;

const questions = ['diagnostics', 'completion', 'hover'] as const;
type Question = (typeof questions)[number];

/** Milliseconds of each run. */
type Times = Readonly<Record<Question, number[]>>;

interface Figures {
  readonly p50: number;
  readonly p95: number;
}

interface Row {
  readonly kind: BigSpec['kind'];
  readonly lines: number;
  readonly question: Question;
  readonly ours: Figures;
  /** What it failed with, where it gives no answer. */
  readonly theirs: Figures | string;
  readonly samples: number;
}

interface Asker {
  /** Our JSON Schema holds no descriptions, so that yaml-language-server looks them up in vain. */
  readonly describes: boolean;
  /** The text changed: what is wrong with it now? */
  diagnostics(text: string): unknown;
  /** How much there is to choose from at the value. */
  completion(): number | Promise<number>;
  hover(): boolean | Promise<boolean>;
}

function crowdsmith(spec: BigSpec): Asker {
  const how = { kind: spec.kind, format: 'yaml', cache: createParseCache() } as const;
  let doc = parseSpec(spec.text, how);
  const position = () => doc.lines.positionAt(spec.value + 2);
  return {
    describes: true,
    diagnostics(text) {
      doc = parseSpec(text, how);
      return validateSpec(doc);
    },
    completion: () => completeAt(doc, position()).length,
    hover: () => hoverAt(doc, position()) !== undefined,
  };
}

function yamlServer(spec: BigSpec): Asker {
  const server = new YamlServer(spec.kind);
  let document = server.document(spec.text);
  return {
    describes: true,
    diagnostics(text) {
      document = server.document(text);
      return server.diagnostics(document);
    },
    completion: () => server.completions(document, spec.value + 2),
    hover: () => server.hover(document, spec.value + 2),
  };
}

async function ask(asker: Asker, text: string, times: Times | undefined): Promise<void> {
  const started = performance.now();
  await asker.diagnostics(text);
  const diagnosed = performance.now();
  const choices = await asker.completion();
  const completed = performance.now();
  const hovered = await asker.hover();
  const ended = performance.now();
  if (choices === 0 || (!hovered && asker.describes))
    throw new Error('There is nothing to measure at the value.');
  times?.diagnostics.push(diagnosed - started);
  times?.completion.push(completed - diagnosed);
  times?.hover.push(ended - completed);
}

/** Both answer each keystroke in turn, so that what else the machine does slows both alike. */
async function measure(spec: BigSpec, lines: number): Promise<readonly Row[]> {
  const ours: Times = { diagnostics: [], completion: [], hover: [] };
  const theirs: Times = { diagnostics: [], completion: [], hover: [] };
  const [us, them] = [crowdsmith(spec), yamlServer(spec)];
  let failure: string | undefined;
  const began = performance.now();
  for (let run = 0; run < warmUp + most; run += 1) {
    const late = performance.now() - began > patience;
    if (late && ours.hover.length >= fewest) break;
    const counted = run >= (lines > 5000 ? 1 : warmUp);
    const text = typed(spec, run);
    await ask(us, text, counted ? ours : undefined);
    failure ??= await ask(them, text, counted ? theirs : undefined).then(
      () => undefined,
      (error: unknown) => String(error).split(':')[0],
    );
  }
  return questions.map((question) => ({
    kind: spec.kind,
    lines,
    question,
    ours: figures(ours[question]),
    theirs: failure ?? figures(theirs[question]),
    samples: ours[question].length,
  }));
}

function typed({ text, typing }: BigSpec, run: number): string {
  return `${text.slice(0, typing)}${'x'.repeat((run % 9) + 1)}${text.slice(typing)}`;
}

function figures(times: readonly number[]): Figures {
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

const shown = (milliseconds: number): string =>
  milliseconds < 100 ? milliseconds.toFixed(1) : milliseconds.toFixed(0);

function ratios(ours: Figures, theirs: Figures): string {
  return `${(theirs.p50 / ours.p50).toFixed(0)}× / ${(theirs.p95 / ours.p95).toFixed(0)}×`;
}

function line({ kind, lines, question, ours, theirs, samples }: Row): string {
  const cells = [
    kind,
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
  const spec = bigProject(2000);
  const us = crowdsmith(spec);
  const heapAfter = (edits: number): number => {
    for (let edit = 0; edit < edits; edit += 1) {
      // Wanders through the file, as editing does.
      const typing = (spec.typing + edit * 97) % spec.text.length;
      us.diagnostics(typed({ ...spec, typing }, edit));
    }
    us.diagnostics(spec.text);
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
    for (const spec of [bigProject(lines), bigPool(lines)]) {
      for (const row of await measure(spec, lines)) {
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
