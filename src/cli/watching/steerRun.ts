import { farWishes, pipelineNameOf, stateFolderOf, steerElsewhere } from '../../watch';
import type { OptionValues } from '../command';
import { profileOf } from '../connection';
import { RefusalError, UsageError } from '../usageError';

/** Asks a run that another process is at for something, and answers when it was heard. */
export async function steerRun(o: {
  readonly root: string;
  readonly specPath: string;
  readonly values: OptionValues;
  readonly steer: string;
}): Promise<{ readonly pipeline: string; readonly profile: string; readonly steered: string }> {
  const { root, specPath, values } = o;
  const wish = farWishes.find((one) => one === o.steer);
  if (wish === undefined) {
    throw new UsageError(`--steer ${o.steer}: what can be asked is ${farWishes.join(', ')}.`);
  }
  const profile = profileOf(values).name;
  const pipeline = pipelineNameOf(specPath);
  const { how } = await steerElsewhere(stateFolderOf({ root, spec: specPath, profile }), wish);
  if (how === 'nobody') {
    throw new RefusalError(`${pipeline} does not run on ${profile} now, so it cannot be steered.`);
  }
  if (how === 'silence') {
    throw new RefusalError(
      `${pipeline} runs on ${profile}, but did not listen. The wish was withdrawn; try it again.`,
    );
  }
  return { pipeline, profile, steered: wish };
}
