import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { specKindOf } from '../spec';
import { copySpecs } from './pipeline/copySpecs';
import { runPipelineOnce } from './pipeline/runPipelineOnce';
import type { SimulationReport } from './report/model';
import { seriesReport, yieldOf } from './report/seriesReport';
import { readScenario } from './scenario/readScenario';
import { runScenario } from './scenario/runScenario';
import { measureRun, runSeries, type Series } from './series';
import type { SimulateOptions } from './simulateOptions';
import { SimulationError } from './simulationError';

/** A pipeline takes longer than a pool: what a rule is worth is told by one seed there. */
const pipelineRuleSeeds = 1;

/** Runs a pool or a pipeline against a crowd. Touches no platform, lock file or data of its folder. */
export async function simulate(options: SimulateOptions): Promise<SimulationReport> {
  const kind = specKindOf(options.path)?.kind;
  if (kind === 'pool') return await simulatePool(options);
  if (kind === 'pipeline') return await simulatePipeline(options);
  throw new SimulationError(
    `${options.path} is no pool and no pipeline: only those can be simulated.`,
  );
}

async function simulatePool(options: SimulateOptions): Promise<SimulationReport> {
  const began = performance.now();
  const { workspace, path, crowd, signal, tasks } = options;
  const scenario = await readScenario({ workspace, path, ...(tasks !== undefined && { tasks }) });
  const report = (series: Series<undefined>): SimulationReport => ({
    ...head(options, scenario.path, 'pool', scenario.pool.private_name),
    notes: scenario.notes,
    ...seriesReport(series, options.seeds),
    seconds: (performance.now() - began) / 1000,
  });
  const series = await runSeries(
    options,
    options.seeds.length,
    async (seed, silenced) =>
      measureRun(await runScenario(scenario, { seed, crowd, silenced, signal }), undefined),
    (known) => options.onReport(report(known)),
  );
  return report(series);
}

async function simulatePipeline(options: SimulateOptions): Promise<SimulationReport> {
  const began = performance.now();
  const { workspace, crowd, signal } = options;
  const path = await workspace.locate(options.path);
  const folder = await mkdtemp(join(tmpdir(), 'crowdsmith-specs-'));
  const report = (series: Series<Parameters<typeof yieldOf>[0][number]>): SimulationReport => ({
    ...head(options, path, 'pipeline', nameOf(path)),
    notes: [],
    ...seriesReport(series, options.seeds),
    yield: yieldOf(series.runs.map(({ extra }) => extra)),
    seconds: (performance.now() - began) / 1000,
  });
  try {
    await copySpecs(workspace, path, folder);
    const series = await runSeries(
      options,
      pipelineRuleSeeds,
      async (seed, silenced) => {
        const run = await runPipelineOnce({
          ...{ folder, specPath: path, seed, crowd, silenced, signal },
          onEvent: () => undefined,
        });
        return measureRun(run.seen, run.summary);
      },
      (known) => options.onReport(report(known)),
    );
    return report(series);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function head(
  { crowd, seeds }: SimulateOptions,
  path: string,
  kind: 'pool' | 'pipeline',
  name: string,
): Pick<SimulationReport, 'version' | 'target' | 'crowd' | 'seeds'> {
  return {
    version: 1,
    target: { path, kind, name },
    crowd: { name: crowd.name, size: crowd.size },
    seeds,
  };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.pipeline\.(?:ya?ml|json)$/, '');
}
