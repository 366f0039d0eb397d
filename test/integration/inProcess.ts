import type { PlatformClient, Profile } from '../../src/api';
import { builtInProfile, createPlatformClient } from '../../src/api';
import type {
  Pace,
  PipelineEvent,
  PipelineOptions,
  PipelineSummary,
  RunControl,
} from '../../src/pipeline';
import { runPipeline } from '../../src/pipeline';
import type { Sandbox } from '../../src/sandbox';

/** A client of a sandbox and the profile that goes with it. */
export function connectTo(sandbox: Pick<Sandbox, 'url' | 'token'>): {
  readonly client: PlatformClient;
  readonly profile: Profile;
} {
  const profile = builtInProfile('sandbox');
  if (profile === undefined) throw new Error('There is no profile "sandbox".');
  const { url, token } = sandbox;
  return {
    client: createPlatformClient({ baseUrl: url, token, authorization: 'ApiKey' }),
    profile: { ...profile, baseUrl: url },
  };
}

/** Runs the pipeline of a workspace to its end in this process; events are kept. */
export async function runHere(o: {
  readonly workspace: string;
  readonly sandbox: Pick<Sandbox, 'url' | 'token'>;
  readonly specPath?: string;
  readonly signal?: AbortSignal;
  readonly pace?: Partial<Pace>;
  readonly control?: RunControl;
  readonly pilotTexts?: number;
  readonly afterPilot?: 'go-on' | 'end';
  /** How it waits, and what was agreed to, as options of the run. */
  readonly wishes?: Pick<PipelineOptions, 'patience' | 'waitAtMost' | 'longestPause' | 'reopen'>;
  readonly onEvent?: (event: PipelineEvent) => void;
  /** Changes what the platform seems to say. */
  readonly through?: (client: PlatformClient) => PlatformClient;
}): Promise<{ readonly summary: PipelineSummary; readonly events: readonly PipelineEvent[] }> {
  const { client, profile } = connectTo(o.sandbox);
  const events: PipelineEvent[] = [];
  try {
    const summary = await runPipeline({
      workspaceRoot: o.workspace,
      specPath: o.specPath ?? 'asr-en.pipeline.yaml',
      client: o.through?.(client) ?? client,
      profile,
      ...(o.pace && { pace: o.pace }),
      ...(o.control && { control: o.control }),
      ...(o.pilotTexts !== undefined && { pilotTexts: o.pilotTexts }),
      ...o.wishes,
      ...(o.afterPilot && { afterPilot: o.afterPilot }),
      signal: o.signal ?? new AbortController().signal,
      onEvent: (event) => {
        events.push(event);
        o.onEvent?.(event);
      },
    });
    return { summary, events };
  } finally {
    client.close();
  }
}
