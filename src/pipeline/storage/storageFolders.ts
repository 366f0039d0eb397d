import type { RunPlan } from '../runPlan';
import { keyPart } from './storage';

/** Where a pipeline keeps what in its storage. */
export function storageFolders(plan: Pick<RunPlan, 'name'>): {
  readonly training: string;
  readonly recordings: string;
  readonly marks: string;
  readonly leases: string;
} {
  const root = keyPart(plan.name);
  return {
    training: `${root}/verification-training`,
    recordings: `${root}/recordings`,
    marks: `${root}/marks`,
    leases: `${root}/leases`,
  };
}
