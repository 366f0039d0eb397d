/**
 * A classic (HTML, CSS, JavaScript) interface made ready for a frame without `eval`: its markup is
 * compiled here, where compiling is allowed, and its script is put under watch.
 */
import type { ClassicViewSpec } from '../spec';
import {
  handlebarsTemplate,
  substitutionTemplate,
  type ClassicTemplate,
} from './classicSource/compiledMarkup';
import { inlineHandlersOf, type InlineHandler } from './classicSource/inlineHandlers';
import { remembered } from './classicSource/remembered';
import { watchedCode, type WatchedCode } from './classicSource/watchedCode';

export interface ClassicInterface {
  readonly kind: 'classic';
  readonly template: ClassicTemplate;
  readonly script: WatchedCode;
  /** Code in attributes of the markup. */
  readonly handlers: readonly InlineHandler[];
  readonly styles: string;
  readonly libraries: ClassicLibraries;
}

/** Files that the interface asks for. */
export interface ClassicLibraries {
  /** Those of the platform that our own runtime stands in for. */
  readonly standIns: readonly StandIn[];
  /** Addresses of others, in their order. A frame loads them from hosts that the user allows. */
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

export type StandIn =
  | 'handlebars'
  | 'image-annotation'
  /** The script compiles templates while it runs. */
  | 'template-compiler';

/** Each edit changes one of the texts; the others need not be read again. */
const template = remembered(handlebarsTemplate);
const script = remembered(watchedCode);
const handlers = remembered(inlineHandlersOf);

export function classicInterface(view: ClassicViewSpec): ClassicInterface {
  const markup = view.markup ?? '';
  const libraries = librariesOf(view);
  const usesHandlebars = libraries.standIns.includes('handlebars');
  return {
    kind: 'classic',
    template: usesHandlebars ? template(markup) : substitutionTemplate(markup),
    script: script(view.script ?? ''),
    handlers: handlers(markup),
    styles: view.styles ?? '',
    libraries,
  };
}

const standInFiles: Readonly<Record<string, StandIn>> = {
  'toloka-handlebars-templates.js': 'handlebars',
  'image-annotation.js': 'image-annotation',
};

function librariesOf(view: ClassicViewSpec): ClassicLibraries {
  const scripts = view.assets?.script_urls ?? [];
  const found = scripts.flatMap((url) => standInFiles[fileOf(url)] ?? []);
  const compiles = /\bHandlebars\s*\.\s*(?:compile|precompile|parse)\b/.test(view.script ?? '');
  return {
    standIns: compiles ? [...found, 'template-compiler'] : found,
    scripts: scripts.filter((url) => standInFiles[fileOf(url)] === undefined),
    styles: (view.assets?.style_urls ?? []).filter((url) => fileOf(url) !== 'image-annotation.css'),
  };
}

function fileOf(url: string): string {
  return url.split('/').at(-1) ?? url;
}
