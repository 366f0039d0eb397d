import type { SoundFile } from '../../watch';
import { SoundError } from '../../watch';
import type { Services } from '../services';

/** A recording that was handed in and never stored, from the platform that the run works on. */
export async function readFromPlatform(
  services: Pick<Services, 'connections'>,
  profile: string,
  file: { readonly attachment: string; readonly assignment: string },
): Promise<SoundFile> {
  const connection = await services.connections.quiet();
  if (connection?.profile.name !== profile) {
    throw new SoundError(
      `This recording was never stored. To hear what was handed in, choose the profile ${profile} and sign in.`,
    );
  }
  const { readHandedIn } = await import('../../pipeline/files/readHandedIn');
  return await readHandedIn(connection.client, file);
}
