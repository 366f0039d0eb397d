import { farWishes, readSnapshot, stateFolderOf, steerElsewhere, type Steer } from '../../watch';
import { rootOf } from '../specFiles';
import type { RunKey } from './pipelines';

/** Asks a run of another process for something; throws, in words, where it was not heard. */
export async function steerFar({ spec, profile }: RunKey, steer: Steer): Promise<void> {
  const stateFolder = stateFolderOf({ root: rootOf(spec), spec: spec.fsPath, profile });
  const state = (await readSnapshot(stateFolder))?.view.state;
  const wish = farWishes.find((one) => one === steer);
  const isAsking = state?.state === 'paused' && state.why === 'pilot';
  if (wish === undefined || (isAsking && wish === 'resume')) {
    throw new Error('What a pilot asks is answered where the run was started.');
  }
  const { how } = await steerElsewhere(stateFolder, wish);
  if (how === 'nobody') throw new Error('It does not run any more.');
  if (how === 'silence') {
    throw new Error('Its process did not listen. The wish was withdrawn; try it again.');
  }
}
