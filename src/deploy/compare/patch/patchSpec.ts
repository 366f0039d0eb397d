import { parseInterface, stringOf, type SpecDocument, type SpecFormat } from '../../../spec';
import type { Change, Path } from '../changes';
import type { Edit } from './edit';
import { patchJson } from './jsonPatch';
import { landingOf } from './landing';
import { patchYaml } from './yamlPatch';

/** What a patch reads; both functions may reject. */
export interface PatchSource {
  readonly doc: SpecDocument;
  /** The text of a file that the spec names. */
  readText(ref: string): Promise<string>;
}

export interface Patched {
  readonly doc: SpecDocument;
  /** New texts of files that the spec names, by the reference. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * The spec, and the files it names, after the changes. `valueAt` gives what the author would write
 * for a place of the remote object. Everything that no change is about stays to the letter. Undefined
 * when the spec's notation leaves no way.
 */
export async function patchSpec(
  source: PatchSource,
  changes: readonly Change[],
  valueAt: (from: Path) => unknown,
): Promise<Patched | undefined> {
  const patching = new Patching(source);
  const rewritten: Path[] = [];
  // From the last to the first, so that places in lists hold until they are used.
  for (const change of [...changes].reverse()) {
    if (rewritten.some((above) => isBelow(change.at, above))) continue;
    let [edit, from]: [Edit, Path] = [editOf(change, valueAt), change.from];
    while (!(await patching.apply(edit))) {
      const at = edit.at.slice(0, -1);
      from = from.slice(0, -1);
      if (at.length === 0) return undefined;
      edit = { op: 'set', at, value: valueAt(from) };
      rewritten.push(at);
    }
  }
  return patching;
}

function editOf(change: Change, valueAt: (from: Path) => unknown): Edit {
  return change.op === 'remove'
    ? { op: 'remove', at: change.at }
    : { op: change.op, at: change.at, value: valueAt(change.from) };
}

function isBelow(path: Path, above: Path): boolean {
  return above.every((step, i) => path[i] === step);
}

class Patching implements Patched {
  doc: SpecDocument;
  readonly files = new Map<string, string>();
  readonly #source: PatchSource;

  constructor(source: PatchSource) {
    this.#source = source;
    this.doc = source.doc;
  }

  /** Whether the edit could be made alone. */
  async apply(edit: Edit): Promise<boolean> {
    const landing = landingOf(this.doc, edit.at);
    switch (landing?.in) {
      case undefined:
        return false;
      case 'spec':
        return this.#inSpec(edit);
      case 'text-file':
        if (edit.op === 'remove' || typeof edit.value !== 'string') return this.#inSpec(edit);
        return await this.#textFile(landing.ref, edit.value);
      case 'interface-file':
        return await this.#interfaceFile(landing.ref, { ...edit, at: landing.rest });
      case 'json-text': {
        const text = stringOf(this.doc.nodeAt(landing.at)) ?? '';
        const value = patchJson(text, { ...edit, at: landing.rest });
        return this.#inSpec({ op: 'set', at: landing.at, value });
      }
    }
  }

  #inSpec(edit: Edit): boolean {
    const text =
      this.doc.format === 'json' ? patchJson(this.doc.text, edit) : patchYaml(this.doc, edit);
    if (text === undefined) return false;
    this.doc = this.doc.reparse(text);
    return true;
  }

  async #textFile(ref: string, value: string): Promise<boolean> {
    const before = await this.#textOf(ref);
    const text = before.endsWith('\n') ? `${value}\n` : value;
    this.files.set(ref, before.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text);
    return true;
  }

  async #interfaceFile(ref: string, edit: Edit): Promise<boolean> {
    const before = await this.#textOf(ref);
    const format: SpecFormat = ref.endsWith('.json') ? 'json' : 'yaml';
    const text =
      format === 'json'
        ? patchJson(before, edit)
        : patchYaml(parseInterface(before, { format }), edit);
    if (text === undefined) return false;
    this.files.set(ref, text);
    return true;
  }

  async #textOf(ref: string): Promise<string> {
    return this.files.get(ref) ?? (await this.#source.readText(ref));
  }
}
