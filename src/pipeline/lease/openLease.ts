import type { PlatformClient, Profile } from '../../api';
import type { RunsElsewhere } from '../errors';
import type { RunPlan } from '../runPlan';
import { storageFolders } from '../storage/storageFolders';
import { ownerOf, scopeOf } from './owner';
import type { LeaseTimes } from './runLease';
import { RunLease } from './runLease';

/** The lease of a pipeline on a platform. Whoever holds it holds the lock of the state folder, too. */
export async function openLease(o: {
  readonly plan: RunPlan;
  readonly client: PlatformClient;
  readonly profile: Profile;
  readonly signal: AbortSignal;
  readonly warn: (message: string) => void;
  readonly onLost: (error: RunsElsewhere) => void;
  readonly times?: LeaseTimes | undefined;
}): Promise<RunLease> {
  const { plan, client, profile, signal, warn, onLost, times } = o;
  return new RunLease({
    owner: await ownerOf(plan.stateFolder),
    folder: `${storageFolders(plan).leases}/${scopeOf(profile, client.baseUrl)}`,
    ...{ signal, warn, onLost },
    ...(times && { times }),
  });
}
