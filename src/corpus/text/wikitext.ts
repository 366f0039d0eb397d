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

/** Stand for the marks of a table where these are ones; no text has such characters. */
const table = { open: '\u0001', close: '\u0002' };

/** Also a template may end in the bar and the brace that end a table: only at the start of a line they do. */
function withoutTables(text: string): string {
  const marked = text
    .replaceAll(/(^[: \t]*|[=|][ \t]*)\{\|/gm, `$1${table.open}`)
    .replaceAll(/^[ \t]*\|\}(?!\}(?!\}))/gm, table.close);
  return replaceNested(marked, table, () => '')
    .replaceAll(table.open, '{|')
    .replaceAll(table.close, '|}');
}

function withoutBoxes(text: string): string {
  const tables = withoutTables(text);
  const parameters = replaceNested(tables, { open: '{{{', close: '}}}' }, () => hole);
  return replaceNested(parameters, { open: '{{', close: '}}' }, templateText);
}

function withoutLinks(text: string): string {
  return replaceNested(text, { open: '[[', close: ']]' }, linkText)
    .replaceAll(/\[(?:https?:)?\/\/[^\s\][]+\s+([^\][]*)\]/g, '$1')
    .replaceAll(/\[(?:https?:)?\/\/[^\s\][]+\]/g, '')
    .replaceAll(/\bhttps?:\/\/\S+/g, hole)
    .replaceAll(/'{2,5}/g, '');
}

/** Wikis beside this one and in other languages, as links to their pages begin. */
const elsewhere =
  /^(?:[wsqbnvmcd]|wikt\w*|wiki\w+|voy|species|commons|meta|[a-z]{2,3}(?:-[a-z]+)*)$/i;
const media =
  /\.(?:jpe?g|png|svg|gif|tiff?|webp|og[agv]|webm|pdf|djvu|mp3|wav|midi?|flac|stl)\s*$/i;

/**
 * `[[article|shown]]`. What a name in front of a colon means depends on the wiki: files and categories show nothing in
 * the text, and a word of a title would be missing in a sentence.
 */
function linkText(inside: string, before: string): string {
  const [target = '', ...parts] = inside.split('|');
  const shown = parts.at(-1);
  const page = target.replace(/^\s*:/, '');
  const space = /^\s*([^\s:|]{1,24}):(?=\S)/.exec(page)?.[1];
  if (space === undefined) return shown ?? page.split('#')[0] ?? '';
  if (shown !== undefined && (page !== target || elsewhere.test(space))) return shown;
  return media.test(page) || /[\n.!?…。]\s?$/.test(before) ? '' : hole;
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
