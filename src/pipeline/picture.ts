import { attemptsOf, resultsOf, type AcceptRule, type Pool, type TextsSource } from '../spec';
import { estimateCost, notebookCost, overlapOf, worstCost } from './cost';
import type { PlannedStage, RunPlan } from './runPlan';

/** What a pipeline's spec says, worked out: to be drawn and told before anything runs. Plain data. */
export interface PipelinePicture {
  readonly name: string;
  /** In the workspace, with `/`. */
  readonly path: string;
  readonly texts: {
    readonly count: number;
    /** Where they come from, in words. */
    readonly source: string;
    /** As the spec names it, relative to the spec; absent for a corpus. */
    readonly file?: string;
  };
  readonly stages: readonly StagePicture[];
  /** Recordings of one text at most, and of one performer where that is limited. */
  readonly attempts: number;
  readonly perPerformer?: number;
  /** Texts that go the whole way before the rest is sent. */
  readonly pilot?: number;
  /** Where recordings and results go, in words. */
  readonly storage: string;
  readonly results: string;
  readonly budget: { readonly soft: number; readonly hard: number; readonly reserve: number };
  readonly money: PictureMoney;
}

export interface StagePicture {
  readonly stage: 'classification' | 'recording' | 'verification';
  /** In the workspace, with `/`. */
  readonly specs: readonly { readonly kind: SpecRole; readonly path: string }[];
  readonly accept?: AcceptRule;
  /** Performers that see each task. */
  readonly overlap: number;
  /** Of a full task suite. */
  readonly perSuite: number;
  /** US dollars for a task suite, without fee. */
  readonly reward: number;
  /** What is expected: tasks, task suites, US dollars with fee. */
  readonly tasks: number;
  readonly suites: number;
  readonly total: number;
}

type SpecRole = 'project' | 'training' | 'pool';

/** US dollars, fee included. */
export interface PictureMoney {
  readonly expected: number;
  /** Everything passes at once. */
  readonly least: number;
  /** Every text uses up its attempts. */
  readonly most: number;
  /** By the published notebook's formula. */
  readonly notebook: number;
}

export function pictureOf(plan: RunPlan): PipelinePicture {
  const { spec, name, path } = plan;
  const { limits, pilot, budget } = spec;
  const estimate = estimateCost(plan);
  const stages = (['classification', 'recording', 'verification'] as const).map(
    (stage, index): StagePicture => {
      const line = estimate.lines[index];
      const { tasks = 0, suites = 0, total = 0 } = line ?? {};
      const said = spec[stage];
      return {
        ...{ stage, tasks, suites, total, ...stageFacts(plan[stage]) },
        ...('accept' in said && { accept: said.accept }),
      };
    },
  );
  return {
    ...{ name, path, stages, attempts: attemptsOf(spec) },
    texts: { count: plan.texts.length, ...sourceOf(spec.texts) },
    ...(limits?.recordings_per_performer !== undefined && {
      perPerformer: limits.recordings_per_performer,
    }),
    ...(pilot !== undefined && { pilot: pilot.texts }),
    storage: storageWords(spec),
    results: resultsWords(spec),
    budget: { soft: budget.soft, hard: budget.hard, reserve: budget.reserve ?? 0 },
    money: {
      expected: estimate.total,
      least: estimateCost(plan, plan.texts.length, { passing: 1, rejected: 0 }).total,
      most: worstCost(plan),
      notebook: notebookCost(plan),
    },
  };
}

function stageFacts({ project, training, pool }: PlannedStage) {
  const { object } = pool;
  return {
    specs: [
      { kind: 'project' as const, path: project.path },
      ...(training === undefined ? [] : [{ kind: 'training' as const, path: training.path }]),
      { kind: 'pool' as const, path: pool.path },
    ],
    overlap: overlapOf(object),
    perSuite: perSuiteOf(object),
    reward: object.reward_per_assignment,
  };
}

function perSuiteOf({ mixer_config: mixer }: Pool): number {
  return mixer?.real_tasks_count ?? 1;
}

function sourceOf(source: TextsSource): { readonly source: string; readonly file?: string } {
  if ('corpus' in source) {
    const { language, dump } = source.corpus;
    return { source: `${dump ?? `Wikipedia, ${language}`}, collected once` };
  }
  const { $file: file, sample, seed } = source;
  if (sample === undefined) return { source: 'all rows', file };
  return { source: `drawn${seed === undefined ? '' : ` with seed ${seed}`}`, file };
}

function storageWords({ storage }: RunPlan['spec']): string {
  if ('folder' in storage) return `folder ${storage.folder}, served by the local sandbox`;
  const { bucket, prefix = '', endpoint, links = 'presigned' } = storage.s3;
  return `bucket ${bucket}${prefix === '' ? '' : `/${prefix}`} at ${endpoint}, ${links} links`;
}

function resultsWords(spec: RunPlan['spec']): string {
  const { folder, layouts = [], split } = resultsOf(spec);
  const also = [...layouts, ...(split === undefined ? [] : ['split by speaker'])];
  return also.length === 0 ? folder : `${folder}: ${also.join(', ')}`;
}
