import { join } from 'node:path';
import type { PlatformClient } from '../../api';
import { PlatformError } from '../../api';
import type { Workspace } from '../../workspace';
import { PipelineError } from '../errors';
import type { RunPlan } from '../runPlan';
import { folderStorage } from './folderStorage';
import type { StorageCredentials } from './s3Storage';
import { s3Storage } from './s3Storage';
import { keyPart } from './storage';
import type { Storage } from './storage';

/**
 * The storage that the pipeline names. A folder is served by the local sandbox, and no other
 * platform's performers could load from it. Keys for S3 come from the caller or the usual AWS
 * environment variables.
 */
export async function openStorage(o: {
  readonly workspace: Workspace;
  readonly plan: RunPlan;
  readonly client: PlatformClient;
  readonly credentials: StorageCredentials | undefined;
  readonly signal: AbortSignal;
}): Promise<Storage> {
  const { plan, workspace, client, signal } = o;
  const place = plan.spec.storage;
  if ('s3' in place) return s3Storage(place.s3, o.credentials ?? credentialsFromEnvironment(plan));
  const folder = workspace.absolute(await workspace.resolveRef(plan.path, place.folder));
  return folderStorage(join(folder), async () => {
    try {
      return (await client.sandbox.mount({ prefix: keyPart(plan.name), folder }, { signal })).url;
    } catch (error) {
      if (!(error instanceof PlatformError) || error.status !== 404) throw error;
      throw new PipelineError(
        `${plan.path}: storage.folder works with the local sandbox only; performers of ${client.baseUrl} cannot ` +
          'load files from this machine. Use storage.s3 there.',
      );
    }
  });
}

function credentialsFromEnvironment(plan: RunPlan): StorageCredentials {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  if (AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY) {
    return {
      accessKeyId: AWS_ACCESS_KEY_ID,
      secretAccessKey: AWS_SECRET_ACCESS_KEY,
      ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
    };
  }
  throw new PipelineError(
    `${plan.path}: storage.s3 needs keys. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment.`,
  );
}
