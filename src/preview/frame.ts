/** The document of the sandboxed frame in which a task is drawn. */
import type { ClassicInterface } from './classicInterface';
import { framePolicy } from './csp';

export interface FrameParts {
  readonly nonce: string;
  /** Our own script for this kind of interface. */
  readonly runtime: string;
  readonly styles: string;
  readonly origins: readonly string[];
  /** The spec's own styles, template and script. */
  readonly classic?: ClassicInterface;
}

/** Names under which the spec's parts wait for the runtime. */
export const frameGlobals = {
  template: '__crowdsmithTemplate',
  markup: '__crowdsmithMarkup',
  script: '__crowdsmithScript',
  /** Line of the frame's document on which the author's script begins, and how many lines it has. */
  scriptLine: '__crowdsmithScriptLine',
  scriptLines: '__crowdsmithScriptLines',
} as const;

export function frameDocument(parts: FrameParts): string {
  const { nonce, classic } = parts;
  const script = (text: string): string => `<script nonce="${nonce}">${inScript(text)}</script>\n`;
  const start = [
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${framePolicy(nonce, parts.origins)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Task</title>',
    `<style>${inStyle(parts.styles)}</style>`,
    classic ? `<style>${inStyle(classic.styles)}</style>` : '',
    '</head><body>',
    // The runtime comes first, so that it hears of errors in what follows; it starts on a message.
    script(parts.runtime),
    classic ? script(templateCode(classic)) : '',
  ].join('\n');
  const end = '</body></html>';
  return classic ? start + authorScripts(start, classic, script) + end : start + end;
}

function authorScripts(
  before: string,
  classic: ClassicInterface,
  script: (text: string) => string,
): string {
  const lines = classic.script.split('\n').length;
  const count = before.split('\n').length;
  // One line for this element, one for the wrapper's first line.
  const places = `window.${frameGlobals.scriptLine} = ${count + 2}; window.${frameGlobals.scriptLines} = ${lines};`;
  return script(places) + script(wrappedScript(classic.script));
}

function templateCode(classic: ClassicInterface): string {
  const { template } = classic;
  const value = template.kind === 'handlebars' ? template.code : 'null';
  return `window.${frameGlobals.template} = ${value};`;
}

/** The author's lines keep their numbers but for one: the wrapper's own line comes before them. */
function wrappedScript(script: string): string {
  return `window.${frameGlobals.script} = function (exports, module) {\n${script}\n};`;
}

/** Keeps text from ending the element it stands in; means the same in strings, patterns, comments. */
function inScript(text: string): string {
  return text.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');
}

function inStyle(text: string): string {
  return text.replace(/<\/(style)/gi, '<\\/$1');
}
