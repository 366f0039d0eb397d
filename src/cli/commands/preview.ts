import { once } from 'node:events';
import { join } from 'node:path';
import { platformOptions, textOf, workspaceOption, type Command } from '../command';
import { exitCodes } from '../exitCodes';
import { wholeNumberOf } from '../numbers';
import { previewPages } from '../previewSource';
import { pastAssignments } from '../pastAssignments';
import { UsageError } from '../usageError';
import { fromHere, workspaceOf } from '../workspaceOf';

export const preview: Command = {
  name: 'preview',
  usage:
    'SPEC [--port N] [--input FILE] [--allow-host ORIGIN,…] [--profile NAME | --url URL] [--workspace DIR]',
  summary:
    'Serves what a performer will see as a page on this machine; follows changes of the files.',
  options: {
    ...platformOptions,
    ...workspaceOption,
    port: { type: 'string' },
    input: { type: 'string' },
    'allow-host': { type: 'string' },
    json: { type: 'boolean' },
  },
  takes: { least: 1, most: 1 },
  async run({ paths: [path = ''], values, output, interruption }) {
    const { signal } = interruption;
    const port = wholeNumberOf(values, 'port', 0, 65_535);
    const workspace = workspaceOf(values, path);
    const allowedHosts = originsOf(textOf(values, 'allow-host'));
    // Past assignments are somebody's data: only a platform that was named is asked for them.
    const past = await pastAssignments(values, workspace, fromHere(path));
    try {
      const { path: spec } = await workspace.readSpec(fromHere(path));
      const connect = await previewPages(workspace, {
        path: spec,
        inputFile: textOf(values, 'input'),
        allowedHosts,
        reviews: past?.reviews,
      });
      const { servePreview, watchFolder } = await import('../../preview/server');
      const serving = await servePreview({
        connect,
        watch: watchFolder(workspace.root),
        assetsFolder: join(__dirname, 'preview'),
        port,
        allowedHosts,
      });
      output.json({ url: serving.url });
      output.say(`The preview is at ${serving.url} until Ctrl+C.`);
      if (!signal.aborted) await once(signal, 'abort');
      await serving.close();
      return interruption.how() === 'SIGINT' ? exitCodes.interrupted : exitCodes.good;
    } finally {
      await past?.close();
    }
  },
};

function originsOf(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  return text.split(',').map((part) => {
    const address = part.trim();
    if (!/^https?:\/\//.test(address) || !URL.canParse(address)) {
      throw new UsageError(
        `--allow-host wants origins such as https://cdn.example.com: ${address}`,
      );
    }
    return new URL(address).origin;
  });
}
