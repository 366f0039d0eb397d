import { createReadStream } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createTasksCheck, type Diagnostic, type TasksFileOptions } from '../../spec';

/**
 * Characters or bytes that are looked at in one go: a few milliseconds. Between two pieces the editor's
 * other questions have their turn, so a file of a million rows holds up nobody.
 */
const pieceSize = 64 * 1024;

/** Where a tasks file's text comes from: an editor, or the disk. */
export type TasksText =
  | { readonly from: 'editor'; readonly text: string }
  | { readonly from: 'disk'; readonly file: string };

/** Something wrong in a tasks file, and the reading by which it is. */
export interface FoundInTasks {
  readonly diagnostic: Diagnostic;
  readonly reading: TasksFileOptions;
}

/** Everything that is wrong in a tasks file. Rejects when called off, or when it cannot be read. */
export async function checkTasks(
  source: TasksText,
  readings: readonly TasksFileOptions[],
  signal: AbortSignal,
): Promise<readonly FoundInTasks[]> {
  const found = new Map<string, FoundInTasks>();
  for (const reading of readings) {
    for (const diagnostic of await checkOnce(source, reading, signal)) {
      found.set(JSON.stringify(diagnostic), { diagnostic, reading });
    }
  }
  return [...found.values()];
}

async function checkOnce(
  source: TasksText,
  reading: TasksFileOptions,
  signal: AbortSignal,
): Promise<readonly Diagnostic[]> {
  const check = createTasksCheck(reading);
  const found: Diagnostic[] = [];
  for await (const piece of piecesOf(source, signal)) {
    found.push(...check.push(piece));
    if (check.full) return found;
    await nextTurn(undefined, { signal });
  }
  return [...found, ...check.end()];
}

async function* piecesOf(source: TasksText, signal: AbortSignal): AsyncGenerator<string> {
  if (source.from === 'editor') {
    for (let at = 0; at < source.text.length; at += pieceSize) {
      yield source.text.slice(at, at + pieceSize);
    }
    return;
  }
  const { file } = source;
  const stream = createReadStream(file, { encoding: 'utf8', highWaterMark: pieceSize, signal });
  // A stream of text with an encoding gives texts.
  for await (const piece of stream) yield String(piece);
}
