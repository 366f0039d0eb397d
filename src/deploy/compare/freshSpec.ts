import { posix } from 'node:path';
import { isPlainObject, specKindOf, type PlainObject, type TextPlace } from '../../spec';
import { authoredRemote, type SpecsOfObjects } from './authoredRemote';
import type { ObjectKind } from './differences';
import { yamlOf } from './yamlText';

/** A file to write; the path is one in the workspace. */
export interface FreshFile {
  readonly path: string;
  readonly text: string;
}

export interface FreshSpec {
  /** The spec first, then the long texts that it names. */
  readonly files: readonly [FreshFile, ...FreshFile[]];
  readonly leftOut: readonly string[];
}

/** A spec of its own for a remote object. `isTaken`: where a text may not be written to. */
export function freshSpec(
  about: { readonly kind: ObjectKind; readonly remote: object },
  where: {
    readonly path: string;
    readonly lock: SpecsOfObjects | undefined;
    readonly isTaken: (path: string) => boolean;
    /** Default: long ones in files of their own. */
    readonly texts?: 'inline';
  },
): FreshSpec {
  const texts: FreshFile[] = [];
  const { object, leftOut } = authoredRemote(
    about,
    { lock: where.lock, specPath: where.path },
    (text, place) => {
      if (where.texts === 'inline' || !isLong(text, place)) return text;
      const path = freePath(textPath(where.path, place), (candidate) => {
        return where.isTaken(candidate) || texts.some((file) => file.path === candidate);
      });
      texts.push({ path, text: `${text}\n` });
      return { $file: `./${posix.basename(path)}` };
    },
  );
  return { files: [{ path: where.path, text: specText(object, where.path) }, ...texts], leftOut };
}

/** The spec's text in the notation that its name says. */
export function specText(object: PlainObject, path: string): string {
  return specKindOf(path)?.format === 'json'
    ? `${JSON.stringify(object, undefined, 2)}\n`
    : yamlOf(object);
}

/** File name of a spec for an object: `read-a-text.project.yaml`. */
export function specNameFor(kind: ObjectKind, remote: object, id: string): string {
  const named: unknown = Object.entries(remote).find(([key]) => key === nameKeys[kind])?.[1];
  const words = typeof named === 'string' ? named.toLowerCase().match(/[\p{L}\p{N}]+/gu) : null;
  const name = (words ?? []).join('-').slice(0, 48).replace(/-$/, '');
  return `${name === '' ? `${kind}-${id}` : name}.${kind}.yaml`;
}

const nameKeys: Readonly<Record<ObjectKind, string>> = {
  project: 'public_name',
  pool: 'private_name',
  training: 'private_name',
  skill: 'name',
};

/** `a.project.yaml`, else `a-2.project.yaml` and so on. */
export function freePath(path: string, isTaken: (path: string) => boolean): string {
  const [, stem = path, ending = ''] = /^(.*?)((?:\.[^./]+){1,2})$/.exec(path) ?? [];
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? path : `${stem}-${number}${ending}`;
    if (!isTaken(candidate)) return candidate;
  }
}

/** Texts that are documents of their own, and longer than a line or two. */
function isLong(text: string, { form }: TextPlace): boolean {
  return form !== undefined && form in endings && (text.length > 160 || text.includes('\n'));
}

const endings: Readonly<Record<string, string>> = {
  html: 'html',
  markup: 'html',
  css: 'css',
  javascript: 'js',
};

/** `read.project.yaml`, `public_instructions` → `read.instructions.html`. */
function textPath(specPath: string, { path, form }: TextPlace): string {
  const stem = posix.basename(specPath).replace(/\.[^.]+\.[^.]+$/, '');
  const field = String(path.findLast((step) => typeof step === 'string')).replace('public_', '');
  return posix.join(posix.dirname(specPath), `${stem}.${field}.${endings[form ?? ''] ?? 'txt'}`);
}

/** The value at a path of plain data. */
export function valueAtPath(object: PlainObject, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((value, step) => {
    if (Array.isArray(value)) return (value as readonly unknown[])[Number(step)];
    return isPlainObject(value) ? value[step] : undefined;
  }, object);
}
