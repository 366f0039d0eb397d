import { readFile } from 'node:fs/promises';
import type { DataChoice, PreviewFiles, Reviews } from '../preview';
import type { ConnectPage } from '../preview/pageHost';
import { specKindOf, type FieldValues } from '../spec';
import type { Workspace } from '../workspace';
import { RefusalError } from './usageError';

interface Source {
  /** Path of the spec in the workspace. */
  readonly path: string;
  /** One task's input values as JSON, instead of rows; read each time anew. */
  readonly inputFile: string | undefined;
  readonly allowedHosts: readonly string[];
  readonly reviews: Reviews | undefined;
}

/** Makes the host of each page that is opened. Everything is read from disk, each time anew. */
export async function previewPages(workspace: Workspace, source: Source): Promise<ConnectPage> {
  const { PreviewHost, SpecPreview, textOnDisk } = await import('../preview');
  const { path, inputFile, allowedHosts, reviews } = source;
  const files: PreviewFiles = {
    spec: async (file) => (await workspace.readSpec(file)).doc,
    resolveRef: (from, ref) => workspace.resolveRef(from, ref),
    text: (from, ref) => workspace.readText(from, ref),
    tasks: async (from, ref) =>
      textOnDisk(workspace.absolute(await workspace.resolveRef(from, ref))),
    poolSpecs: async () => (await workspace.findSpecs()).filter(hasRows),
  };
  let given = await givenInput(inputFile);
  // A spec that cannot be drawn at all is told here and now, not on a page nobody opens.
  await new SpecPreview(files, path).model(given ?? firstRow);
  return (post) => {
    const host = new PreviewHost({
      preview: new SpecPreview(files, path),
      post,
      ...(reviews && { reviews, abilities: ['review'] }),
      finish: (model) => ({ ...model, allowedHosts }),
      copy: ({ text }) => {
        post({ type: 'clipboard', text });
        return Promise.resolve('Copied as a golden row.');
      },
      explain: (error) => (error instanceof Error ? error.message : String(error)),
      // Later servers on the same port go on where this one stops, for pages that stay open.
      version: Date.now(),
      ...(given && { choice: given }),
    });
    return {
      receive: (message) => host.receive(message),
      end: () => host.end(),
      async refresh() {
        const now = await givenInput(inputFile).catch(() => given);
        if (JSON.stringify(now) === JSON.stringify(given)) await host.refresh();
        else if ((given = now)) host.receive({ type: 'choose', choice: given });
      },
    };
  };
}

const firstRow: DataChoice = { from: 'rows', row: 0, layout: 'one' };

async function givenInput(file: string | undefined): Promise<DataChoice | undefined> {
  return file === undefined ? undefined : { from: 'typed', inputs: [await inputValues(file)] };
}

function hasRows(path: string): boolean {
  const kind = specKindOf(path)?.kind;
  return kind === 'pool' || kind === 'training';
}

async function inputValues(file: string): Promise<FieldValues> {
  const text = await readFile(file, 'utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new RefusalError(`${file} is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as FieldValues;
  }
  throw new RefusalError(`${file}: one task's input values are expected, an object by field id.`);
}
