import { waitPool } from '../../deploy';
import {
  flagOf,
  jsonOption,
  platformOptions,
  platformUsage,
  workspaceOption,
  type Command,
} from '../command';
import { exitCodes } from '../exitCodes';
import { asPool } from '../specTarget';
import { withTarget } from '../withTarget';

export const wait: Command = {
  name: 'wait',
  usage: `SPEC|ID ${platformUsage}`,
  summary: 'Waits until a pool closes, shows how far it is, and tells why it closed.',
  options: { ...jsonOption, ...platformOptions, ...workspaceOption },
  takes: { least: 1, most: 1 },
  run: (invocation) =>
    withTarget(invocation, async (target, { client }) => {
      const { values, output, interruption } = invocation;
      const { id } = asPool(target, 'waited for');
      const reason = await waitPool(client, id, {
        signal: interruption.signal,
        onProgress: (percent) => output.progress(`${target.label}: ${Math.floor(percent)} %`),
      });
      output.say(`${target.label}: closed, ${reason}.`);
      if (flagOf(values, 'json')) output.json({ id, closeReason: reason });
      return exitCodes.good;
    }),
};
