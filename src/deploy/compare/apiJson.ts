import { isPlainObject, type PlainObject } from '../../spec';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ObjectKind } from './differences';
import { freePath, freshSpec, specNameFor } from './freshSpec';
import type { ChangedFile } from './pulledInto';

/** A spec made of an object of the API. */
export interface ApiSpec {
  readonly kind: ObjectKind;
  /** YAML. */
  readonly text: string;
  /** The id that the object had. */
  readonly id?: string;
  /** Fields that specs do not know. */
  readonly leftOut: readonly string[];
}

/**
 * The files of a new spec below `root` for an object of the API: named after it, long texts in files of
 * their own, never over a file that is there. Undefined when the text is no such object.
 */
export function freshFilesOfApiJson(
  text: string,
  root: string,
): readonly ChangedFile[] | undefined {
  const object = objectIn(text);
  const kind = object && kindOf(object);
  if (object === undefined || kind === undefined) return undefined;
  const isTaken = (path: string): boolean => existsSync(join(root, path));
  const path = freePath(specNameFor(kind, object, 'new'), isTaken);
  const { files } = freshSpec({ kind, remote: object }, { path, lock: undefined, isTaken });
  return files.map((file) => ({ ...file, before: undefined }));
}

/** Longer texts are no single object that somebody copied. */
const mostCharacters = 4_000_000;

/**
 * A spec from the JSON of one project, pool, training or skill, as the API answers or takes it (a list
 * with one object counts as that object). Undefined for anything else.
 */
export function specOfApiJson(text: string): ApiSpec | undefined {
  const object = objectIn(text);
  const kind = object && kindOf(object);
  if (object === undefined || kind === undefined) return undefined;
  const where = { path: `pasted.${kind}.yaml`, lock: undefined, isTaken: () => false };
  const { files, leftOut } = freshSpec({ kind, remote: object }, { ...where, texts: 'inline' });
  const { id } = object;
  const known = typeof id === 'string' || typeof id === 'number' ? { id: String(id) } : {};
  return { kind, text: files[0].text, leftOut, ...known };
}

function objectIn(text: string): PlainObject | undefined {
  if (text.length > mostCharacters || !/^\s*[[{]/.test(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const listed = isPlainObject(value) && 'has_more' in value ? value.items : value;
  const one: unknown = Array.isArray(listed) && listed.length === 1 ? listed[0] : listed;
  return isPlainObject(one) ? one : undefined;
}

/** The keys that only objects of a kind have, the telling ones first. */
function kindOf(object: PlainObject): ObjectKind | undefined {
  if (isPlainObject(object.task_spec) && 'public_name' in object) return 'project';
  if (!('private_name' in object)) return isSkill(object) ? 'skill' : undefined;
  if ('training_tasks_in_task_suite_count' in object) return 'training';
  return 'reward_per_assignment' in object ? 'pool' : undefined;
}

const skillKeys = ['hidden', 'public_name', 'skill_ttl_hours', 'public_requester_description'];

function isSkill(object: PlainObject): boolean {
  return typeof object.name === 'string' && skillKeys.some((key) => key in object);
}
