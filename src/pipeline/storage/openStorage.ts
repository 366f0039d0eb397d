import { join } from 'node:path';
import type { PlatformClient } from '../../api';
import { PlatformError } from '../../api';
import type { Workspace } from '../../workspace';
import { PipelineError } from '../errors';
import type { RunPlan } from '../runPlan';
import { folderStorage } from './folderStorage';
import { findCredentials } from './s3Credentials';
import type { StorageCredentials } from './s3Credentials';
import { s3Storage } from './s3Storage';
import { keyPart } from './storage';
import type { Storage } from './storage';
import { StorageError } from './storageError';

/**
 * The storage that the pipeline names. A folder is served by the local sandbox, and no other
 * platform's performers could load from it. Keys for S3 come from the caller, the usual AWS environment
 * variables or the shared credentials file.
 */
export async function openStorage(o: {
  readonly workspace: Workspace;
  readonly plan: RunPlan;
  readonly client: PlatformClient;
  readonly credentials: StorageCredentials | undefined;
  readonly signal: AbortSignal;
  /** Told what people should know before they rely on it. */
  readonly warn?: (message: string) => void;
}): Promise<Storage> {
  const { plan, workspace, client, signal } = o;
  const place = plan.spec.storage;
  if ('s3' in place) {
    const credentials = o.credentials ?? (await findCredentials()) ?? noCredentials(plan);
    if (credentials.sessionToken !== undefined && place.s3.links !== 'public') {
      o.warn?.(sessionWarning(credentials.expires));
    }
    return s3Storage(place.s3, credentials);
  }
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

function sessionWarning(expires: number | undefined): string {
  const end =
    expires === undefined
      ? 'ends with that session, whenever it is'
      : `ends at ${new Date(expires).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return (
    `The storage keys belong to a session, and every address that is signed with them ${end}: performers can load ` +
    'nothing then until the run signs anew with new keys. Use keys of their own for a run that takes days.'
  );
}

function noCredentials(plan: RunPlan): never {
  throw new StorageError(
    'refused',
    `${plan.path}: storage.s3 needs keys. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment ` +
      '(in the editor: the command "Set Storage Keys").',
  );
}
