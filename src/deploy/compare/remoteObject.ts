import { PlatformError, type CallOptions, type PlatformClient } from '../../api';
import type { Pool, Project, Skill, Training } from '../../spec';
import type { ObjectKind } from './differences';

/** An object as the platform answers it. */
export type RemoteObject = (Project | Pool | Training | Skill) & { readonly id: string };

/** Undefined when the platform does not know the id. */
export async function remoteObject(
  client: PlatformClient,
  kind: ObjectKind,
  id: string,
  options: CallOptions,
): Promise<RemoteObject | undefined> {
  try {
    return await answerOf(client, kind, id, options);
  } catch (error) {
    if (error instanceof PlatformError && error.status === 404) return undefined;
    throw error;
  }
}

async function answerOf(
  client: PlatformClient,
  kind: ObjectKind,
  id: string,
  options: CallOptions,
): Promise<RemoteObject> {
  switch (kind) {
    case 'project':
      return await client.projects.get(id, options);
    case 'pool':
      return await client.pools.get(id, options);
    case 'training':
      return await client.trainings.get(id, options);
    case 'skill':
      return await client.skills.get(id, options);
  }
}
