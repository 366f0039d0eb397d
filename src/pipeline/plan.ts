import { basename, join } from 'node:path';
import type { PipelineSpec, Pool, Project, SpecKind } from '../spec';
import { resolveSpec, resultsOf, SpecError, validateSpec } from '../spec';
import type { Workspace } from '../workspace';
import { PipelineError } from './errors';
import { checkFields } from './planFields';
import type { Planned, PlannedStage, RunPlan } from './runPlan';
import { textsOfPlan } from './textsOfPlan';
import type { Collect } from './textsOfPlan';

/** Reads a pipeline and everything it names. Throws PipelineError with file, place and remedy. */
export async function planRun(o: {
  readonly workspace: Workspace;
  readonly specPath: string;
  readonly profile: string;
  /** Collects a corpus that is not there yet; without it only the number of its texts is known. */
  readonly collect?: Collect;
  /** Reads the texts, where somebody remembers what they were. */
  readonly readTexts?: typeof textsOfPlan;
}): Promise<RunPlan> {
  const { workspace } = o;
  const path = await workspace.locate(o.specPath);
  const spec = await readPipeline(workspace, path);
  const stage = async (paths: StagePaths): Promise<PlannedStage> => ({
    project: await readObject(workspace, path, paths.project, 'project'),
    ...(paths.training !== undefined && {
      training: { path: await workspace.resolveRef(path, paths.training) },
    }),
    pool: await readObject(workspace, path, paths.pool, 'pool'),
  });
  const name = nameOf(path);
  const { file, texts } = await (o.readTexts ?? textsOfPlan)({
    ...{ workspace, path, name, source: spec.texts },
    collect: o.collect,
  });
  const plan: RunPlan = {
    name,
    path,
    spec,
    texts,
    classification: await stage(spec.classification),
    recording: await stage(spec.recording),
    verification: await stage(spec.verification),
    results: workspace.absolute(await workspace.resolveRef(path, resultsOf(spec).folder)),
    storageFolder:
      'folder' in spec.storage
        ? workspace.absolute(await workspace.resolveRef(path, spec.storage.folder))
        : undefined,
    stateFolder: stateFolder(workspace, path, o.profile),
  };
  if (plan.texts.length === 0) throw new PipelineError(`${file} holds no texts.`);
  checkFields(plan);
  return plan;
}

/**
 * The folder of a pipeline's journal and lock on a profile, without planning its run. Throws PipelineError for what is
 * no valid pipeline, so that nothing is begun in its name.
 */
export async function stateFolderOf(o: {
  readonly workspace: Workspace;
  readonly specPath: string;
  readonly profile: string;
}): Promise<string> {
  const path = await o.workspace.locate(o.specPath);
  await readPipeline(o.workspace, path);
  return stateFolder(o.workspace, path, o.profile);
}

function stateFolder({ root }: Workspace, path: string, profile: string): string {
  return join(root, '.crowdsmith', 'runs', nameOf(path), profile);
}

function nameOf(path: string): string {
  return basename(path).replace(/\.pipeline\.[a-z]+$/, '');
}

interface StagePaths {
  readonly project: string;
  readonly training?: string;
  readonly pool: string;
}

async function readPipeline(workspace: Workspace, path: string): Promise<PipelineSpec> {
  const file = await workspace.readSpec(path);
  if (file.kind !== 'pipeline') {
    throw new PipelineError(`${path} is a ${file.kind}; a run wants a *.pipeline.yaml or .json.`);
  }
  refuseInvalid(path, validateSpec(file.doc));
  const resolved = await resolveSpec(file.doc, noOutside);
  if (resolved.kind !== 'pipeline') throw new PipelineError(`${path} is no pipeline.`);
  return resolved.object;
}

/** A pipeline's own fields need nothing resolved. */
const noOutside = {
  readText: () => Promise.resolve(''),
  idOf: () => Promise.resolve(''),
};

async function readObject<Kind extends 'project' | 'pool'>(
  workspace: Workspace,
  from: string,
  ref: string,
  kind: Kind,
): Promise<Planned<Kind extends 'project' ? Project : Pool>> {
  const path = await workspace.resolveRef(from, ref);
  const file = await workspace.readSpec(path);
  if (file.kind !== kind) {
    throw new PipelineError(`${from}: ${ref} is a ${file.kind}, and a ${kind} is wanted there.`);
  }
  refuseInvalid(path, validateSpec(file.doc));
  const environment = { readText: (r: string) => workspace.readText(path, r), idOf: unknownId };
  try {
    const resolved = await resolveSpec(file.doc, environment);
    if (resolved.kind === kind) return { path, object: resolved.object as never };
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    throw new PipelineError(`${path}, line ${error.range.start.line + 1}: ${error.message}`);
  }
  throw new PipelineError(`${path} is no ${kind satisfies SpecKind}.`);
}

/** Ids are not needed before deploying, and not known. */
const unknownId = (): Promise<string> => Promise.resolve('');

function refuseInvalid(path: string, diagnostics: ReturnType<typeof validateSpec>): void {
  const first = diagnostics.find(({ severity }) => severity === 'error');
  if (first === undefined) return;
  const { line, character } = first.range.start;
  throw new PipelineError(`${path}, line ${line + 1}, column ${character + 1}: ${first.message}`);
}
