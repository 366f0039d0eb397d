import { stat } from 'node:fs/promises';
import * as path from 'node:path';
import type { planRun } from '../../pipeline/plan';
import { textsOfPlan } from '../../pipeline/textsOfPlan';
import { textInEditor } from '../fileWatch';

type ReadTexts = NonNullable<Parameters<typeof planRun>[0]['readTexts']>;

/**
 * Reads a pipeline's texts once for every state of their file: it may have a million rows, and the spec
 * that names it is looked at with every keystroke.
 */
export function rememberTexts(root: string): ReadTexts {
  let known: { readonly state: string; readonly found: ReturnType<ReadTexts> } | undefined;
  return async (o) => {
    const { workspace, source } = o;
    const file = '$file' in source ? await workspace.resolveRef(o.path, source.$file) : undefined;
    const now = file === undefined ? '' : await stateOf(path.join(root, file));
    const state = `${o.path} ${JSON.stringify(source)} ${now}`;
    if (known?.state === state && file !== undefined) return known.found;
    const found = textsOfPlan(o);
    known = { state, found };
    return found;
  };
}

async function stateOf(file: string): Promise<string> {
  const text = textInEditor(file);
  if (text !== undefined) return text;
  const found = await stat(file).catch(() => undefined);
  return found === undefined ? 'missing' : `${found.mtimeMs} ${found.size}`;
}
