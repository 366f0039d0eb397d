import { once } from 'node:events';
import { join } from 'node:path';
import { textOf, workspaceOption, type Command } from '../command';
import { exitCodes } from '../exitCodes';
import { wholeNumberOf } from '../numbers';
import { previewLoader } from '../previewSource';
import { fromHere, workspaceOf } from '../workspaceOf';

export const preview: Command = {
  name: 'preview',
  usage: 'SPEC [--port N] [--input FILE] [--workspace DIR]',
  summary:
    'Serves what a performer will see as a page on this machine; follows changes of the files.',
  options: {
    ...workspaceOption,
    port: { type: 'string' },
    input: { type: 'string' },
    json: { type: 'boolean' },
  },
  takes: { least: 1, most: 1 },
  async run({ paths: [path = ''], values, output, interruption }) {
    const { signal } = interruption;
    const port = wholeNumberOf(values, 'port', 0, 65_535);
    const workspace = workspaceOf(values, path);
    const load = previewLoader(workspace, fromHere(path), textOf(values, 'input'));
    // A spec that cannot be drawn at all is told here and now, not on a page nobody opens.
    await load();
    const { servePreview, watchFolder } = await import('../../preview/server');
    const serving = await servePreview({
      load,
      watch: watchFolder(workspace.root),
      assetsFolder: join(__dirname, 'preview'),
      port,
    });
    output.json({ url: serving.url });
    output.say(`The preview is at ${serving.url} until Ctrl+C.`);
    if (!signal.aborted) await once(signal, 'abort');
    await serving.close();
    return interruption.how() === 'SIGINT' ? exitCodes.interrupted : exitCodes.good;
  },
};
