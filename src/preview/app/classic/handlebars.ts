/** The Handlebars runtime with the platform's helpers. Templates arrive compiled. */
import Handlebars from 'handlebars/dist/cjs/handlebars.runtime';
import { coerced } from '../../core/json';
import { lineAttribute } from '../../classicSource/lineAttribute';
import { buttonMarkup } from './buttonMarkup';
import { isAllowedAddress } from '../../allowedHosts';
import { fieldMarkup, selectItem } from './fields/drawing';
import { escapeHtml } from './fields/escapeHtml';
import { proxyUrl } from './proxy';

type Hash = Readonly<Record<string, unknown>>;
interface HelperOptions {
  readonly hash: Hash;
  readonly fn?: (context: unknown) => string;
  /** Where the helper stands in the markup; lines count from 1. */
  readonly loc?: { readonly start: { readonly line: number } };
}

/** The arguments a template gave; the last one that Handlebars adds is its own. */
function given(all: readonly unknown[]): readonly unknown[] {
  return all.slice(0, -1);
}

const safe = (html: string): unknown => new Handlebars.SafeString(html);

const values: Readonly<Record<string, (...all: readonly unknown[]) => unknown>> = {
  concat: (...all) => given(all).join(''),
  get: (object, key) => (object as Hash | null | undefined)?.[String(key)],
  and: (...all) => given(all).every(Boolean),
  or: (...all) => given(all).some(Boolean),
  not: (value) => !value,
  gt: (left, right) => Number(left) > Number(right),
  gte: (left, right) => Number(left) >= Number(right),
  lt: (left, right) => Number(left) < Number(right),
  lte: (left, right) => Number(left) <= Number(right),
  equal: (left, right) => left === right,
  proxy: (path) => proxyUrl(origin, String(path)),
};

let origin = '';
let allowed: readonly string[] = [];

/** The platform's own address, and the hosts that the user allows. */
export function setSurroundings(platform: string, allowedHosts: readonly string[]): void {
  origin = platform;
  allowed = allowedHosts;
}

function lineOf({ loc }: HelperOptions): number | undefined {
  return loc === undefined ? undefined : loc.start.line - 1;
}

function source(options: HelperOptions): string {
  const line = lineOf(options);
  return line === undefined ? '' : ` ${lineAttribute}="${String(line)}"`;
}

function attribute(name: string, value: unknown): string {
  return value === undefined || value === null || value === ''
    ? ''
    : ` ${name}="${escapeHtml(value)}"`;
}

function length(value: unknown, fallback: string): string {
  const text = value === undefined ? fallback : coerced(value);
  return /^\d+(\.\d+)?$/.test(text) ? `${text}px` : text;
}

/** Without a size of its own a picture keeps to 300 by 300; `real-size` lets it fill what is around. */
function picture(options: HelperOptions): unknown {
  const { hash } = options;
  const size = isTrue(hash['real-size'])
    ? 'width:100%'
    : `width:${length(hash.width, '300px')};height:${length(hash.height, '300px')}`;
  const classes = ['img', hash.class].filter(Boolean).join(' ');
  return safe(
    `<img${attribute('class', classes)}${attribute('src', hash.src)} alt=""${attribute('style', size)}${source(options)}>`,
  );
}

/** Another page: itself where its host is allowed, a stand-in otherwise. */
function webFrame(options: HelperOptions): unknown {
  const { hash } = options;
  const size = `width:${length(hash.width, '300px')};height:${length(hash.height, '500px')}`;
  const classes = ['iframe', hash.class].filter(Boolean).join(' ');
  const look = `${attribute('class', classes)}${attribute('style', size)}${source(options)}`;
  const url = coerced(hash.src ?? '');
  if (!isAllowedAddress(url, allowed)) {
    return safe(
      `<div${look}><div class="preview-stand-in">Web page<br>${escapeHtml(url)}</div></div>`,
    );
  }
  const sandbox = hash.sandbox === undefined ? 'allow-scripts allow-same-origin' : hash.sandbox;
  const lifted = sandbox === false || sandbox === 'false';
  return safe(
    `<iframe${look}${attribute('src', url)}${lifted ? '' : attribute('sandbox', sandbox)} title="${escapeHtml(url)}"></iframe>`,
  );
}

function button(options: HelperOptions): unknown {
  const { hash } = options;
  const markup = buttonMarkup({
    label: coerced(hash.label ?? ''),
    href: coerced(hash.href ?? ''),
    size: coerced(hash.size ?? 'M'),
    look: isTrue(hash.action) ? 'action' : 'normal',
    classes: coerced(hash.class ?? ''),
  });
  return safe(markup.replace('<a ', `<a${source(options)} `));
}

function field(this: unknown, ...all: readonly unknown[]): unknown {
  const options = all.at(-1) as HelperOptions;
  return safe(fieldMarkup(options.hash, lineOf(options), () => options.fn?.(this) ?? ''));
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

Handlebars.registerHelper(values as Record<string, (...all: unknown[]) => unknown>);
Handlebars.registerHelper('field', field);
Handlebars.registerHelper('select_item', (...all: unknown[]) => {
  selectItem((all.at(-1) as HelperOptions).hash);
  return '';
});
Handlebars.registerHelper('img', picture);
Handlebars.registerHelper('iframe', webFrame);
Handlebars.registerHelper('button', button);

export { Handlebars };
