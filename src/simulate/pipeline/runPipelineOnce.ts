import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtInProfile, createPlatformClient } from '../../api';
import { runPipeline, type PipelineEvent, type PipelineSummary } from '../../pipeline';
import { startSandbox, type CrowdSpec, type Observation } from '../../sandbox';
import { SimulationError } from '../simulationError';

export interface PipelineRun {
  readonly summary: PipelineSummary;
  readonly seen: Observation;
}

export interface PipelineRunOptions {
  /** A folder with copies of the specs; it stays as it is. */
  readonly folder: string;
  readonly specPath: string;
  readonly seed: number;
  readonly crowd: CrowdSpec;
  readonly silenced: ReadonlySet<string>;
  readonly signal: AbortSignal;
  readonly onEvent: (event: PipelineEvent) => void;
}

/** Runs the pipeline from its beginning to its dataset, in a folder and a sandbox of its own. */
export async function runPipelineOnce(options: PipelineRunOptions): Promise<PipelineRun> {
  const { folder, specPath, seed, crowd, silenced, signal, onEvent } = options;
  const profile = builtInProfile('sandbox');
  if (!profile) throw new SimulationError('There is no profile for the sandbox.');
  const root = await mkdtemp(join(tmpdir(), 'crowdsmith-simulation-'));
  try {
    await cp(folder, root, { recursive: true });
    const sandbox = await startSandbox({ seed, crowd, silenced, signal });
    const { url, token } = sandbox;
    const client = createPlatformClient({ baseUrl: url, token, authorization: 'ApiKey' });
    try {
      const summary = await runPipeline({
        ...{ workspaceRoot: root, specPath, client, signal, onEvent },
        profile: { ...profile, baseUrl: url },
        // The crowd is always done when it is asked: there is nothing to wait for.
        pace: { firstLook: 5, longestLook: 100 },
        afterPilot: 'go-on',
      });
      return { summary, seen: sandbox.observe() };
    } finally {
      client.close();
      await sandbox.close();
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
