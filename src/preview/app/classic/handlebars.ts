/** The Handlebars runtime with the platform's helpers. Templates arrive compiled. */
import Handlebars from 'handlebars/dist/cjs/handlebars.runtime';
import { coerced } from '../../core';
import { fieldMarkup, selectItem } from './fields/drawing';

type Hash = Readonly<Record<string, unknown>>;
interface HelperOptions {
  readonly hash: Hash;
  readonly fn?: (context: unknown) => string;
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
  proxy: (path) => `https://toloka.dev/api/proxy/${String(path).replace(/^\/+/, '')}`,
};

function attribute(name: string, value: unknown): string {
  return value === undefined || value === null || value === ''
    ? ''
    : ` ${name}="${Handlebars.Utils.escapeExpression(coerced(value))}"`;
}

function length(value: unknown, fallback: string): string {
  const text = value === undefined ? fallback : coerced(value);
  return /^\d+(\.\d+)?$/.test(text) ? `${text}px` : text;
}

function picture({ hash }: HelperOptions): unknown {
  const real = hash['real-size'] === true || hash['real-size'] === 'true';
  const size = real
    ? ''
    : `width:${length(hash.width, '300px')};height:${length(hash.height, '300px')}`;
  const classes = ['img', hash.class].filter(Boolean).join(' ');
  return safe(
    `<img${attribute('class', classes)}${attribute('src', hash.src)} alt=""${attribute('style', size)}>`,
  );
}

/** A stand-in: the preview asks no network. */
function webFrame({ hash }: HelperOptions): unknown {
  const size = `width:${length(hash.width, '300px')};height:${length(hash.height, '500px')}`;
  const url = Handlebars.Utils.escapeExpression(coerced(hash.src ?? ''));
  const classes = ['iframe', hash.class].filter(Boolean).join(' ');
  return safe(
    `<div${attribute('class', classes)}${attribute('style', size)}><div class="preview-stand-in">Web page<br>${url}</div></div>`,
  );
}

function button({ hash }: HelperOptions): unknown {
  const action = hash.action === true || hash.action === 'true';
  const size = coerced(hash.size ?? 'M');
  const classes = [
    'button',
    `button_size_${size}`,
    action ? 'button_type_action' : 'button_type_normal',
    hash.class,
  ];
  const label = Handlebars.Utils.escapeExpression(coerced(hash.label ?? ''));
  return safe(
    `<a${attribute('class', classes.filter(Boolean).join(' '))}${attribute('href', hash.href)} target="_blank" rel="noopener"><span class="button__label">${label}</span></a>`,
  );
}

function field(this: unknown, ...all: readonly unknown[]): unknown {
  const { hash, fn } = all.at(-1) as HelperOptions;
  return safe(fieldMarkup(hash, () => fn?.(this) ?? ''));
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
