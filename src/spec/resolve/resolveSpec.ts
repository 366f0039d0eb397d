import type { Pool, Project, Skill, Training } from '../model';
import type { PipelineSpec } from '../pipeline/model';
import { plainValueOf } from '../document/plainValue';
import { stringOf, valueAt, type MapNode, type SpecNode } from '../document/node';
import { parseJson } from '../document/parseJson';
import { parseYaml } from '../document/parseYaml';
import type { SpecDocument } from '../document/specDocument';
import { authoringForm } from '../references/references';
import { checkObject } from '../schema/checkObject';
import { validateSpec } from '../validate/validateSpec';
import { lockFor } from './lock';
import { SpecError } from './specError';
import { tasksReferencesOf, type TasksReference } from './tasksReference';

/** What resolving needs from outside. Both paths are as written in the spec; both may reject. */
export interface ResolveEnvironment {
  readText(ref: string): Promise<string>;
  idOf(ref: string): Promise<string>;
}

export type ResolvedSpec =
  | { readonly kind: 'project'; readonly object: Project }
  | { readonly kind: 'pool'; readonly object: Pool; readonly tasks: readonly TasksReference[] }
  | {
      readonly kind: 'training';
      readonly object: Training;
      readonly tasks: readonly TasksReference[];
    }
  | { readonly kind: 'skill'; readonly object: Skill }
  | { readonly kind: 'pipeline'; readonly object: PipelineSpec };

/**
 * The object that goes to the platform: files read in, ids filled in, a Template Builder config as
 * JSON text with its lock. Throws SpecError when the spec's notation is broken or a form leads nowhere.
 */
export async function resolveSpec(
  doc: SpecDocument,
  env: ResolveEnvironment,
): Promise<ResolvedSpec> {
  const object = await resolvedObject(doc, env);
  checkResolved(doc, object);
  return typed(doc, object);
}

/**
 * As `resolveSpec`, for looking only: what the schema says against it does not count, since a
 * preview follows a spec that is being written. The object may lack whatever its type promises.
 */
export async function resolveDraft(
  doc: SpecDocument,
  env: ResolveEnvironment,
): Promise<ResolvedSpec> {
  return typed(doc, await resolvedObject(doc, env));
}

async function resolvedObject(doc: SpecDocument, env: ResolveEnvironment): Promise<unknown> {
  const broken = doc.syntax[0];
  if (broken)
    throw new SpecError(broken.code, broken.message, doc.lines.range(broken.start, broken.end));
  if (doc.root?.kind !== 'map') {
    const message = `A ${doc.kind} spec is a mapping of fields, and this file holds none.`;
    throw new SpecError('wrong-type', message, doc.lines.range(0, doc.text.length));
  }
  return doc.kind === 'pipeline'
    ? plainValueOf(doc.root)
    : await new Resolver(doc, env).specObject(doc.root);
}

/**
 * The last gate before anything is sent. The message is that of the editor's own check, which knows
 * the place.
 */
function checkResolved(doc: SpecDocument, object: unknown): void {
  const [problem] = checkObject(doc.kind, object);
  if (!problem) return;
  const told = validateSpec(doc).find(({ severity }) => severity === 'error');
  if (told) throw new SpecError(told.code, told.message, told.range);
  const message = `The ${doc.kind} does not fit the platform: ${problem.path || 'at its top'} ${problem.message}.`;
  throw new SpecError('wrong-type', message, doc.lines.range(0, 0));
}

/** The gate above has seen to the shape. */
function typed(doc: SpecDocument, object: unknown): ResolvedSpec {
  switch (doc.kind) {
    case 'project':
      return { kind: 'project', object: object as Project };
    case 'pool':
      return { kind: 'pool', object: object as Pool, tasks: tasksReferencesOf(doc) };
    case 'training':
      return { kind: 'training', object: object as Training, tasks: tasksReferencesOf(doc) };
    case 'skill':
      return { kind: 'skill', object: object as Skill };
    case 'pipeline':
      return { kind: 'pipeline', object: object as PipelineSpec };
  }
}

class Resolver {
  readonly #doc: SpecDocument;
  readonly #env: ResolveEnvironment;
  #size = 0;

  constructor(doc: SpecDocument, env: ResolveEnvironment) {
    this.#doc = doc;
    this.#env = env;
  }

  async specObject(root: MapNode): Promise<unknown> {
    const object: Record<string, unknown> = {};
    for (const { key, value } of root.entries) {
      const name = String(key.value);
      if (name === '$tasks') continue;
      object[name] = name === 'task_spec' ? await this.#taskSpec(value) : await this.#value(value);
    }
    return object;
  }

  async #taskSpec(node: SpecNode): Promise<unknown> {
    const taskSpec = await this.#value(node);
    const view = valueAt(node, 'view_spec');
    if (!view || stringOf(valueAt(view, 'type')) !== 'tb') return taskSpec;
    const config = await this.#config(valueAt(view, 'config'));
    if (config === undefined) return taskSpec;
    const { view_spec: rest, ...others } = taskSpec as { view_spec: Record<string, unknown> };
    return { ...others, view_spec: { ...rest, config, lock: rest.lock ?? lockFor(config) } };
  }

  /** As JSON text: a text stays as it is, a mapping and a referenced file are serialized. */
  async #config(node: SpecNode | undefined): Promise<string | undefined> {
    if (!node) return undefined;
    const form = authoringForm(node);
    if (form?.form !== '$file') return stringOf(node) ?? JSON.stringify(await this.#value(node));
    const text = await this.#env.readText(form.path);
    const { root, problems } = form.path.endsWith('.json') ? parseJson(text) : parseYaml(text);
    const [problem] = problems;
    if (problem)
      throw this.#errorAt(form.at, problem.code, `${form.path}: ${problem.message}`, form.path);
    if (root?.kind === 'map') return JSON.stringify(await this.#value(root));
    throw this.#errorAt(
      form.at,
      'wrong-type',
      `${form.path} holds no interface: a mapping with \`view\` is expected.`,
      form.path,
    );
  }

  async #value(node: SpecNode): Promise<unknown> {
    // Aliases of aliases may stand for more data than any platform takes; stop before memory does.
    if (++this.#size > 2_000_000)
      throw this.#errorAt(
        node,
        'too-deep',
        'The aliases of this spec unfold to more than two million values.',
      );
    if (node.kind === 'scalar') return node.value;
    const form = authoringForm(node);
    if (form)
      return form.form === '$file' ? this.#env.readText(form.path) : this.#env.idOf(form.path);
    if (node.kind === 'list') {
      const items: unknown[] = [];
      for (const item of node.items) items.push(await this.#value(item));
      return items;
    }
    const entries: [string, unknown][] = [];
    for (const { key, value } of node.entries)
      entries.push([String(key.value), await this.#value(value)]);
    return Object.fromEntries(entries);
  }

  #errorAt(node: SpecNode, code: string, message: string, path?: string): SpecError {
    return new SpecError(code, message, this.#doc.rangeOf(node), path);
  }
}
