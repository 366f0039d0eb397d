import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadCrowd, type CrowdSpec } from '../../../src/sandbox';
import { readCrowd } from '../../../src/sandbox/crowd/file';
import { simulate, type SimulationReport } from '../../../src/simulate';
import { openWorkspace } from '../../../src/workspace';

export const project = `public_name: Judging
public_description: Judge short texts.
public_instructions: Read and judge.
assignments_issuing_type: AUTOMATED
task_spec:
  input_spec:
    text: { type: string, required: true }
    label: { type: string, required: false, hidden: true }
  output_spec:
    verdict: { type: string, required: true, allowed_values: ['good', 'bad'] }
  view_spec:
    type: classic
    markup: '<p>{{text}}</p>'
    script: ''
    styles: ''
`;

export function pool(o: { configs?: string; more?: string } = {}): string {
  return `project_id: { $id: ./judging.project.yaml }
private_name: Judging pool
may_contain_adult_content: false
will_expire: '2099-01-01T00:00:00'
reward_per_assignment: 0.02
assignment_max_duration_seconds: 600
auto_accept_solutions: true
defaults: { default_overlap_for_new_tasks: 3, default_overlap_for_new_task_suites: 3 }
mixer_config: { real_tasks_count: 5, golden_tasks_count: 0, training_tasks_count: 0, min_real_tasks_count: 1 }
quality_control:
  configs: ${o.configs ?? '[]'}
$tasks:
  - { $file: ./tasks.tsv, kind: main }
${o.more ?? ''}`;
}

export const tooFast = `
    - collector_config: { type: ASSIGNMENT_SUBMIT_TIME, parameters: { fast_submit_threshold_seconds: 100 } }
      rules:
        - conditions: [{ key: fast_submitted_count, operator: GT, value: 0 }]
          action: { type: RESTRICTION_V2, parameters: { scope: POOL, duration_unit: PERMANENT, private_comment: Too fast } }
    - collector_config: { type: SKIPPED_IN_ROW_ASSIGNMENTS }
      rules:
        - conditions: [{ key: skipped_in_row_count, operator: GT, value: 50 }]
          action: { type: RESTRICTION_V2, parameters: { scope: POOL, duration_unit: PERMANENT } }`;

export function tasks(count: number): string {
  const rows = Array.from(
    { length: count },
    (_, index) => `text number ${index}\t${index % 3 === 0 ? 'bad' : 'good'}`,
  );
  return `INPUT:text\tINPUT:label\n${rows.join('\n')}\n`;
}

/** A folder with specs, removed by `drop`. */
export class SpecFolder {
  readonly root = mkdtempSync(join(tmpdir(), 'crowdsmith-simulate-'));

  constructor(files: Readonly<Record<string, string>>) {
    for (const [name, text] of Object.entries(files)) this.write(name, text);
  }

  write(name: string, text: string): void {
    const file = join(this.root, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Every file with its text. */
  contents(): Readonly<Record<string, string>> {
    const names = readdirSync(this.root, { recursive: true, withFileTypes: true });
    return Object.fromEntries(
      names
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((file) => [file, readFileSync(file, 'utf8')]),
    );
  }

  drop(): void {
    rmSync(this.root, { recursive: true });
  }
}

export function crowdOf(text: string): CrowdSpec {
  return readCrowd({ file: 'crowd.yaml', text, readTable: () => '' });
}

export async function simulated(
  folder: SpecFolder,
  o: {
    path?: string;
    crowd?: CrowdSpec;
    seeds?: readonly number[];
    rules?: 'one by one' | 'as they are';
    tasks?: number;
    signal?: AbortSignal;
    onReport?: (report: SimulationReport) => void;
    onProgress?: (done: number, total: number) => void;
  } = {},
): Promise<SimulationReport> {
  return await simulate({
    workspace: openWorkspace(folder.root),
    path: o.path ?? 'judging.pool.yaml',
    crowd: o.crowd ?? loadCrowd('default'),
    seeds: o.seeds ?? [1, 2],
    rules: o.rules ?? 'as they are',
    ...(o.tasks !== undefined && { tasks: o.tasks }),
    signal: o.signal ?? new AbortController().signal,
    onProgress: ({ done, total }) => o.onProgress?.(done, total),
    onReport: (report) => o.onReport?.(report),
  });
}
