import { replaceNested } from './braces';
import { replaceElements } from './elements';
import { decodeEntities } from './entities';
import { hole, templateText } from './templates';

/** Elements whose content is no running text. */
const swallowed = [
  ...['ref', 'gallery', 'table', 'timeline', 'imagemap', 'syntaxhighlight', 'source', 'code'],
  ...['pre', 'score', 'graph', 'mapframe', 'maplink', 'includeonly', 'noinclude', 'templatestyles'],
];
/** Elements in the place of which a reader would see something that is not text. */
const unreadable = ['math', 'chem', 'ce', 'sup', 'sub', 'hiero', 'nowiki'];

/**
 * The paragraphs of an article without markup. Headings, lists, tables, boxes, notes and pictures are
 * left out; where a formula or an unknown template was, a `hole` stands.
 */
export function paragraphsOf(wikitext: string): readonly string[] {
  const text = withoutLinks(withoutBoxes(withoutElements(wikitext.replaceAll('\r', ''))));
  return split(text).map((paragraph) => decodeEntities(paragraph, hole).trim());
}

function withoutElements(text: string): string {
  const plain = text.replaceAll(/<!--[\s\S]*?(?:-->|$)/g, '');
  return replaceElements(replaceElements(plain, swallowed, ''), unreadable, hole)
    .replaceAll(/<(br|wbr)\b[^<>]*>/gi, ' ')
    .replaceAll(/<\/?[a-z][a-z0-9]*\b[^<>]*>/gi, '')
    .replaceAll(/__[A-Z]{3,30}__/g, '');
}

function withoutBoxes(text: string): string {
  const tables = replaceNested(text, { open: '{|', close: '|}' }, () => '');
  const parameters = replaceNested(tables, { open: '{{{', close: '}}}' }, () => hole);
  return replaceNested(parameters, { open: '{{', close: '}}' }, templateText);
}

function withoutLinks(text: string): string {
  return replaceNested(text, { open: '[[', close: ']]' }, linkText)
    .replaceAll(/\[(?:https?:)?\/\/[^\s\]]+\s+([^\]]*)\]/g, '$1')
    .replaceAll(/\[(?:https?:)?\/\/[^\s\]]+\]/g, '')
    .replaceAll(/\bhttps?:\/\/\S+/g, hole)
    .replaceAll(/'{2,5}/g, '');
}

/** `[[article|shown]]`; files, categories and other wikis show nothing in the text. */
function linkText(inside: string): string {
  const parts = inside.split('|');
  const [target = ''] = parts;
  const inOtherSpace = /^\s*[^\s:|]{2,24}:(?=\S)/.test(target);
  if (inOtherSpace) return '';
  const shown = parts.length > 1 ? (parts.at(-1) ?? '') : target.replace(/^\s*:/, '').split('#')[0];
  return shown ?? '';
}

/** A line break alone ends nothing; an empty line, a heading, a list or an indented line does. */
function split(text: string): readonly string[] {
  const paragraphs: string[] = [];
  let open: string[] = [];
  const finish = (): void => {
    if (open.length > 0) paragraphs.push(open.join(' '));
    open = [];
  };
  for (const line of text.split('\n')) {
    const isText = line.trim() !== '' && !/^(=|[*#:;]|\s|-{4}|[|!}])/.test(line);
    if (isText) open.push(line.trim());
    else finish();
  }
  finish();
  return paragraphs;
}
