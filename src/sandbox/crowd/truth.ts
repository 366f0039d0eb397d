import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { FieldValues } from '../../spec/model';
import { resolveInMount } from '../mounts/mounts';
import type { AttachmentRow, TaskRow } from '../domain/rows';
import type { World } from '../domain/world';
import { hashOf } from '../random/stream';
import { contentKey } from './contentKey';
import { truthFrom } from './hiddenTruth';
import { goodOption, type Option } from './options';
import { crowdOf } from './performers';

/** Share of things that are bad where nothing else is known about them. */
const badShare = 0.2;

/** Whether what a task shows is fine. `unknown` leaves it to a seeded rule. */
type Quality = 'good' | 'bad' | 'unknown';

/**
 * The right answer to a choice: known, told by the crowd file, heard in the recording, or ruled by
 * the input values.
 */
export function trueOption(
  world: World,
  task: TaskRow,
  field: string,
  options: readonly [Option, ...Option[]],
): Option {
  const known = task.knownSolutions?.[0]?.output_values[field];
  const isKnown = options.find((option) => option === known);
  if (isKnown !== undefined) return isKnown;
  const told = toldTruth(world, task, field);
  const isTold = told === undefined ? undefined : options.find((option) => String(option) === told);
  if (isTold !== undefined) return isTold;
  const quality = qualityOf(world, task.inputValues);
  if (quality === 'unknown') return ruledOption(world, task, field, options);
  return pickByQuality(quality, options);
}

/** What the crowd file says is right for a field. */
export function toldTruth(world: World, task: TaskRow, field: string): string | undefined {
  const source = crowdOf(world).truth[field];
  return source && truthFrom(source, task, world.seed);
}

function pickByQuality(quality: 'good' | 'bad', options: readonly [Option, ...Option[]]): Option {
  const good = goodOption(options);
  if (quality === 'good') return good;
  return options.findLast((option) => option !== good) ?? good;
}

/** Always the same for the same input values and seed, whatever port the sandbox listens on. */
function ruledOption(
  world: World,
  task: TaskRow,
  field: string,
  options: readonly [Option, ...Option[]],
): Option {
  const draw = hashOf(world.seed, 'truth', field, contentKey(task.inputValues)) / 4294967296;
  if (options.length === 2) return pickByQuality(draw < badShare ? 'bad' : 'good', options);
  return options[Math.floor(draw * options.length)] ?? options[0];
}

/** Looks for a recording among the input values: by its bytes, or by the assignment it came in. */
function qualityOf(world: World, values: FieldValues): Quality {
  let quality: Quality = 'unknown';
  for (const value of Object.values(values)) {
    if (typeof value !== 'string') continue;
    // Of what people recorded by hand nobody knows how it sounds.
    const recipe = attachmentBehind(world, value)?.recipe;
    if (recipe?.fault === 'none') quality = quality === 'bad' ? 'bad' : 'good';
    else if (recipe) quality = 'bad';
  }
  return quality;
}

function attachmentBehind(world: World, value: string): AttachmentRow | undefined {
  const path = ownPath(world, value);
  if (path === undefined) return world.store.attachments.by('assignment', value)[0];
  const download = /^\/api\/v1\/attachments\/([^/]+)\/download/.exec(path)?.[1];
  if (download !== undefined) return world.store.attachments.get(download);
  const file = resolveInMount(world, path);
  const sha256 = file === undefined ? undefined : fingerprint(file);
  return sha256 === undefined ? undefined : world.store.attachments.by('sha256', sha256)[0];
}

/** The path of a URL that leads back to this sandbox. */
function ownPath(world: World, value: string): string | undefined {
  if (/^\/(?:mounts|api)\//.test(value)) return value;
  if (world.address !== '' && value.startsWith(`${world.address}/`)) {
    return value.slice(world.address.length);
  }
  return undefined;
}

const fingerprints = new Map<string, string>();

/** SHA-256 of a file, remembered until it changes; undefined when it cannot be read. */
function fingerprint(file: string): string | undefined {
  try {
    const { size, mtimeMs } = statSync(file);
    const key = `${file}|${size}|${mtimeMs}`;
    const known = fingerprints.get(key);
    if (known !== undefined) return known;
    const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
    fingerprints.set(key, sha256);
    return sha256;
  } catch {
    return undefined;
  }
}
