import type { PlatformClient, Profile } from '../api';
import type { RunControl } from './control/runControl';
import type { PipelineEvent } from './events';
import type { LeaseTimes } from './lease/runLease';
import type { Pace } from './run/context';
import type { StorageCredentials } from './storage/s3Storage';

export interface PipelineOptions {
  readonly workspaceRoot: string;
  /** Absolute, or relative to the workspace folder. */
  readonly specPath: string;
  readonly client: PlatformClient;
  readonly profile: Profile;
  /** Keys for S3; else the usual AWS environment variables count. */
  readonly storageCredentials?: StorageCredentials;
  readonly onEvent: (event: PipelineEvent) => void;
  /** How long to wait for what; by default as fits the profile's kind of crowd. */
  readonly pace?: Partial<Pace>;
  /** How often the run shows other machines that it is alive, and what silence means; see `lease`. */
  readonly leaseTimes?: LeaseTimes;
  /**
   * Wishes of a person who watches. With it, trouble and the pilot's question pause the run; without,
   * they end it, and the journal keeps its place.
   */
  readonly control?: RunControl;
  /** Waits when something is in the way and tries again by itself, also when nobody watches. */
  readonly patience?: 'wait' | 'end';
  /** Milliseconds between two looks at the same trouble, at most; half an hour when absent. */
  readonly longestPause?: number;
  /** Milliseconds for which one and the same trouble is waited out; without it for ever. */
  readonly waitAtMost?: number;
  /** `agreed`: pools that somebody closed by hand before this start may be opened again. */
  readonly reopen?: 'ask' | 'agreed';
  /** What follows a pilot when nobody is asked. */
  readonly afterPilot?: 'go-on' | 'end';
  /** Instead of the spec's own pilot; 0 texts is none. */
  readonly pilotTexts?: number;
  /** US dollars that the workspace may spend on the profile, when it is no sandbox. */
  readonly spendingCap?: number;
  /** Stops the run between two steps; it goes on there when it is started again. */
  readonly signal: AbortSignal;
}
