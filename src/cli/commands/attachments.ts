import { downloadAttachments } from '../../deploy';
import {
  flagOf,
  jsonOption,
  platformOptions,
  platformUsage,
  textOf,
  workspaceOption,
  type Command,
} from '../command';
import { exitCodes } from '../exitCodes';
import { asPool } from '../specTarget';
import { withTarget } from '../withTarget';

export const attachments: Command = {
  name: 'attachments',
  usage: `SPEC|ID [--output FOLDER] ${platformUsage}`,
  summary:
    "Brings the files of a pool's answers into a folder, with a table of them; files that are there stay.",
  options: {
    ...jsonOption,
    ...platformOptions,
    ...workspaceOption,
    output: { type: 'string', short: 'o' },
  },
  takes: { least: 1, most: 1 },
  run: (invocation) => {
    const { values, output, interruption } = invocation;
    return withTarget(invocation, async (target, { client }) => {
      const { id } = asPool(target, 'read');
      const folder = textOf(values, 'output') ?? `attachments-${id}`;
      const report = await downloadAttachments(client, id, {
        ...{ folder, signal: interruption.signal },
        onProgress: ({ files, known }) => output.progress(`${String(files + known)} files`),
      });
      const { files, known, failed } = report;
      output.say(
        `${target.label}: ${String(files)} files, in ${folder}; ${String(known)} were there.`,
      );
      for (const one of failed.slice(0, 5)) output.say(`  ${one.id}: ${one.message}`);
      if (flagOf(values, 'json')) output.json({ id, folder, ...report });
      return failed.length > 0 ? exitCodes.no : exitCodes.good;
    });
  },
};
