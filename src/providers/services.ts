import type * as vscode from 'vscode';
import type { Accounts } from './accounts/accounts';
import type { Ask } from './ask';
import type { Connections } from './connections';
import type { Drift } from './drift';
import type { Listed } from './knownObjects';
import type { Pipelines } from './pipelines/pipelines';
import type { Plans } from './planPanel';
import type { Profiles } from './profiles';
import type { RunsModel } from './runs/runsModel';
import type { SandboxManager } from './sandbox/sandboxManager';
import type { SpecLinks } from './specLinks';
import type { Waits } from './waits/waits';

/** What features share. Each is made once, by the composition root. */
export interface Services {
  readonly log: vscode.LogOutputChannel;
  readonly profiles: Profiles;
  readonly accounts: Accounts;
  readonly sandbox: SandboxManager;
  readonly connections: Connections;
  readonly links: SpecLinks;
  readonly listed: Listed;
  readonly drift: Drift;
  readonly plans: Plans;
  readonly runs: RunsModel;
  readonly pipelines: Pipelines;
  readonly waits: Waits;
  /** Replaced by host tests, which answer in a person's place. */
  ask: Ask;
}
