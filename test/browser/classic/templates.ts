/** Classic interfaces in the manner of those in use, as project specs below test/fixtures/classic. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseSpec, resolveSpec } from '../../../src/spec';
import type { ClassicSpec } from './stand';

export async function template(name: string): Promise<ClassicSpec> {
  const file = path.resolve('test/fixtures/classic', `${name}.project.yaml`);
  const doc = parseSpec(await readFile(file, 'utf8'), { kind: 'project', format: 'yaml' });
  const resolved = await resolveSpec(doc, {
    readText: (reference) => Promise.reject(new Error(`no file ${reference}`)),
    idOf: () => Promise.resolve('1'),
  });
  assert.ok(resolved.kind === 'project');
  const { view_spec: view, input_spec: input, output_spec: output } = resolved.object.task_spec;
  assert.ok(view && view.type !== 'tb');
  const { markup = '', script = '', styles = '', assets } = view;
  return { input, output, markup, script, styles, scriptUrls: assets?.script_urls ?? [] };
}
