/** The document of the sandboxed frame in which tasks are drawn. */
import type { ClassicInterface } from './classicInterface';
import { isAllowedAddress } from './allowedHosts';
import { framePolicy } from './csp';

export interface FrameParts {
  readonly nonce: string;
  /** Our own script for this kind of interface. */
  readonly runtime: string;
  readonly styles: string;
  /** Handlebars' compiler, for a script that compiles templates while it runs. */
  readonly compiler?: string;
  /** Where pictures and sound may come from. */
  readonly origins: readonly string[];
  /** Origins that the user lets scripts and embedded pages reach. */
  readonly allowedHosts?: readonly string[];
  /** The spec's own styles, template and script. */
  readonly classic?: ClassicInterface;
}

/** Name under which the frame's document leaves the author's code for the runtime. */
export const classicPartsName = '__crowdsmithClassic';

/** What stands there. */
export interface ClassicParts {
  /** What Handlebars' compiler made of the markup. */
  readonly template: unknown;
  /** The author's script; missing where the browser could not read it. */
  readonly script?: (exports: object, module: { exports: object }) => void;
  /** Line of the document on which the script's first line stands, and how many lines it has. */
  readonly firstLine: number;
  readonly lineCount: number;
  /** Code of attributes, by the attribute's text. */
  readonly handlers: Readonly<Record<string, (this: unknown, event: unknown) => unknown>>;
}

/** Marks the element with the author's own styles. */
export const authorStylesId = 'crowdsmith-styles';

export function frameDocument(parts: FrameParts): string {
  const { nonce, classic, allowedHosts = [] } = parts;
  const start = [
    `<!DOCTYPE html><html lang="en"${standIns(classic)}><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${framePolicy(nonce, parts.origins, allowedHosts)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Task</title>',
    `<style>${inStyle(parts.styles)}</style>`,
    ...(classic ? styleElements(classic, allowedHosts) : []),
    '</head><body>',
    // The runtime comes first, so that it hears of errors in what follows; it starts on a message.
    scriptElement(nonce, parts.runtime),
    ...(parts.compiler === undefined ? [] : [scriptElement(nonce, parts.compiler)]),
  ].join('\n');
  const end = '</body></html>';
  return classic ? start + authorElements(start, classic, nonce, allowedHosts) + end : start + end;
}

/** The runtime has to know before anything else runs which of the platform's files are listed. */
function standIns(classic: ClassicInterface | undefined): string {
  return classic ? ` data-stand-ins="${classic.libraries.standIns.join(' ')}"` : '';
}

function styleElements(classic: ClassicInterface, allowed: readonly string[]): readonly string[] {
  const sheets = classic.libraries.styles
    .filter((url) => isAllowedAddress(url, allowed))
    .map((url) => `<link rel="stylesheet" href="${inAttribute(url)}">`);
  return [...sheets, `<style id="${authorStylesId}">${inStyle(classic.styles)}</style>`];
}

function authorElements(
  before: string,
  classic: ClassicInterface,
  nonce: string,
  allowed: readonly string[],
): string {
  const libraries = classic.libraries.scripts
    .filter((url) => isAllowedAddress(url, allowed))
    .map((url) => `<script nonce="${nonce}" src="${inAttribute(url)}"></script>\n`)
    .join('');
  const code = classic.script.kind === 'ready' ? classic.script.code : '';
  const handlers = classic.handlers.map(
    ({ text, code: body }) => `${JSON.stringify(text)}: function (event) {\n${body.code}\n}`,
  );
  const { template } = classic;
  const ahead = scriptElement(
    nonce,
    `window.${classicPartsName} = {\n` +
      `template: ${template.kind === 'handlebars' ? template.code : 'null'},\n` +
      `handlers: {${handlers.join(',\n')}},\n` +
      `lineCount: ${String(code.split('\n').length)} };`,
  );
  const lead = libraries + ahead;
  // One line for this element, one for the wrapper's own line before the author's first.
  const firstLine = (before + lead).split('\n').length + 2;
  return (
    lead +
    scriptElement(nonce, `window.${classicPartsName}.firstLine = ${String(firstLine)};`) +
    scriptElement(
      nonce,
      `window.${classicPartsName}.script = function (exports, module) {\n${code}\n};`,
    )
  );
}

function scriptElement(nonce: string, text: string): string {
  return `<script nonce="${nonce}">${inScript(text)}</script>\n`;
}

/** Keeps text from ending the element it stands in; means the same in strings, patterns, comments. */
function inScript(text: string): string {
  return text.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');
}

function inStyle(text: string): string {
  return text.replace(/<\/(style)/gi, '<\\/$1');
}

function inAttribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}
