import { specKindOf, specKinds, type SpecKind } from '../document/kind';
import type { Schema } from '../schema/schema';
import type { Parent } from '../schema/trace';
import { tasksFormatOf } from '../tasks/parseTasksFile';
import type { Draft } from './draft';
import type { CompletionPlace } from './place';

/** Files of the workspace where a path is wanted: those that fit the place, the nearest first. */
export function fileDrafts(
  { outside }: CompletionPlace,
  schema: Schema,
  parents: readonly Parent[],
): readonly Draft[] {
  const isPath = schema.kind === 'text' && schema.form === 'path';
  if (!isPath || !outside.files) return [];
  const fits = fitting(parents);
  const own = outside.path?.slice(outside.path.lastIndexOf('/') + 1);
  return outside
    .files()
    .filter((path) => path !== own && !path.endsWith('crowdsmith.lock.json') && fits(path))
    .sort((a, b) => distance(a) - distance(b) || (a < b ? -1 : 1))
    .map((path) => {
      const ref = path.startsWith('.') ? path : `./${path}`;
      return { label: ref, kind: 'file', insert: { text: ref }, detail: kindWords(path) };
    });
}

type Fits = (path: string) => boolean;

function fitting(parents: readonly Parent[]): Fits {
  const parent = parents.at(-1);
  const key = String(parent?.entry.key.value);
  if (key === '$id') return isSpecOf(wantedKind(parents.at(-2)));
  const kind = specKinds.find((known) => known === key);
  if (kind) return isSpecOf(kind);
  if (key !== '$file') return () => false;
  const title = parent?.object.title;
  if (title === 'tasks file' || title === 'texts' || title === 'file')
    return (path) => tasksFormatOf(path) !== undefined && !isSpec(path);
  return textFits(parents.at(-2));
}

const isSpec: Fits = (path) => specKindOf(path) !== undefined;

function isSpecOf(kind: SpecKind | undefined): Fits {
  return (path) => {
    const found = specKindOf(path)?.kind;
    return found !== undefined && (kind === undefined || found === kind);
  };
}

function wantedKind(parent: Parent | undefined): SpecKind | undefined {
  const schema = parent?.field?.schema;
  return schema?.kind === 'text' ? schema.idOf : undefined;
}

const endings: Readonly<Record<string, RegExp>> = {
  html: /\.(?:html?|md|txt)$/i,
  markup: /\.(?:html?|hbs|handlebars)$/i,
  css: /\.css$/i,
  javascript: /\.[cm]?js$/i,
};

/** What stands for a text is a file of that language; for an interface, JSON or YAML. */
function textFits(parent: Parent | undefined): Fits {
  const schema = parent?.field?.schema;
  if (schema?.kind === 'config') return (path) => /\.(?:json|ya?ml)$/i.test(path) && !isSpec(path);
  const ending = schema?.kind === 'text' ? endings[schema.form ?? ''] : undefined;
  return (path) => (ending ? ending.test(path) : !isSpec(path));
}

function distance(path: string): number {
  return path.split('/').length + (path.startsWith('..') ? 10 : 0);
}

function kindWords(path: string): string {
  const kind = specKindOf(path)?.kind;
  const format = tasksFormatOf(path);
  if (kind) return `${kind} spec`;
  return format === 'tsv' || format === 'csv' ? 'table' : 'file';
}
