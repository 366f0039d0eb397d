import type { PlatformClient, Profile } from '../api';
import type { PipelineEvent } from './events';
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
  /** Stops the run between two steps; it goes on there when it is started again. */
  readonly signal: AbortSignal;
}
