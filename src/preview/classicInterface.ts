/**
 * A classic (HTML, CSS, JavaScript) interface made ready for a frame without `eval`: its Handlebars
 * markup is compiled here, where compiling is allowed, into plain code.
 */
// The package's own entry point hooks into `require` of a Node long gone; this one does not.
import Handlebars from 'handlebars/dist/cjs/handlebars';
import type { ClassicViewSpec } from '../spec';

export interface ClassicInterface {
  readonly kind: 'classic';
  /** How the markup becomes HTML: compiled Handlebars, or `${field}` substitution. */
  readonly template:
    | { readonly kind: 'handlebars'; readonly code: string }
    | { readonly kind: 'substitution'; readonly markup: string }
    | { readonly kind: 'broken'; readonly message: string };
  readonly script: string;
  readonly styles: string;
  /** What this preview cannot load; each is told to the author. */
  readonly leftOut: readonly string[];
}

const handlebarsLibrary = 'toloka-handlebars-templates.js';
/** Files of the platform that our own runtime stands in for. */
const standIns = [handlebarsLibrary, 'image-annotation.js', 'image-annotation.css'];

export function classicInterface(view: ClassicViewSpec): ClassicInterface {
  const scripts = view.assets?.script_urls ?? [];
  const urls = [...scripts, ...(view.assets?.style_urls ?? [])];
  const usesHandlebars = scripts.some((url) => url.endsWith(handlebarsLibrary));
  const markup = view.markup ?? '';
  return {
    kind: 'classic',
    template: usesHandlebars ? compiled(markup) : { kind: 'substitution', markup },
    script: view.script ?? '',
    styles: view.styles ?? '',
    leftOut: urls.filter((url) => !standIns.some((name) => url.endsWith(`/${name}`))),
  };
}

function compiled(markup: string): ClassicInterface['template'] {
  try {
    return { kind: 'handlebars', code: Handlebars.precompile(markup) as string };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'broken', message: `The markup is no Handlebars template. ${message}` };
  }
}
