import { readFile } from 'node:fs/promises';
import type { PreviewFiles, PreviewModel } from '../preview';
import { specKindOf, type FieldValues } from '../spec';
import type { Workspace } from '../workspace';
import { RefusalError } from './usageError';

/**
 * Reads, each time anew, what a spec's preview shows: its interface, and tasks from `inputFile` (one
 * task's input values as JSON), from the `$tasks` of a pool or training, or made up.
 */
export function previewLoader(
  workspace: Workspace,
  path: string,
  inputFile: string | undefined,
): () => Promise<PreviewModel> {
  const files: PreviewFiles = {
    spec: async (file) => (await workspace.readSpec(file)).doc,
    resolveRef: (from, ref) => workspace.resolveRef(from, ref),
    text: (from, ref) => workspace.readText(from, ref),
    poolSpecs: async () => (await workspace.findSpecs()).filter(hasRows),
  };
  return async () => {
    const { previewOfSpec } = await import('../preview');
    const input = inputFile === undefined ? undefined : await inputValues(inputFile);
    return await previewOfSpec(files, (await workspace.readSpec(path)).path, input);
  };
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
