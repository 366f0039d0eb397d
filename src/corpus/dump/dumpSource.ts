import { SaxesParser } from 'saxes';
import { CorpusError } from '../corpusError';
import type { PageBatch, PageSource, WikiPage } from '../page';
import { openDump } from './openDump';

/** Pages that are handed on together. */
const perBatch = 50;
/** Longer articles are lists and logs; their text is not even held. */
const mostText = 4_000_000;

/** Articles of a `pages-articles` XML dump, read as a stream: memory is that of one piece. */
export function dumpSource(o: {
  readonly path: string;
  readonly language: string;
  readonly prefix: string;
}): PageSource {
  return {
    address: (title) =>
      `https://${o.language}.wikipedia.org/wiki/${encodeURIComponent(title.replaceAll(' ', '_'))}`,
    async *batches(from, signal) {
      const skip = Number(from?.page ?? 0);
      let number = 0;
      let pages: WikiPage[] = [];
      for await (const page of pagesIn(openDump(o.path), o.path)) {
        signal.throwIfAborted();
        number++;
        if (number <= skip) continue;
        if (page.title.startsWith(o.prefix)) pages.push(page);
        // Also without pages, so that it is known how far the dump was read.
        if (pages.length < perBatch && number % 5000 !== 0) continue;
        yield { pages, next: { page: number } };
        pages = [];
      }
      yield { pages, next: undefined } satisfies PageBatch;
    },
  };
}

/** Articles (namespace 0, no redirects) in the order of the file. */
async function* pagesIn(pieces: AsyncIterable<Buffer>, path: string): AsyncGenerator<WikiPage> {
  const ready: WikiPage[] = [];
  const parser = new PageParser((page) => ready.push(page));
  const decoder = new TextDecoder();
  try {
    for await (const piece of pieces) {
      parser.write(decoder.decode(piece, { stream: true }));
      yield* ready.splice(0);
    }
    parser.write(decoder.decode());
    parser.close();
    yield* ready.splice(0);
  } catch (error) {
    if (error instanceof CorpusError || !(error instanceof XmlError)) throw error;
    throw new CorpusError(`${path} is no whole MediaWiki XML dump: ${error.message}`);
  }
  if (!parser.sawWiki) {
    throw new CorpusError(`${path} is no MediaWiki XML dump: it has no <mediawiki> element.`);
  }
}

class XmlError extends Error {}

/** The few elements of a dump that matter, by their path. */
class PageParser {
  sawWiki = false;
  readonly #parser = new SaxesParser();
  readonly #path: string[] = [];
  #values: { title?: string; id?: string; ns?: string; text?: string; redirect?: boolean } = {};
  #text = '';

  constructor(onPage: (page: WikiPage) => void) {
    this.#parser.on('error', (error) => {
      throw new XmlError(error.message);
    });
    this.#parser.on('opentag', ({ name }) => {
      this.#path.push(name);
      this.#text = '';
      if (name === 'mediawiki') this.sawWiki = true;
      if (name === 'page') this.#values = {};
      if (name === 'redirect') this.#values.redirect = true;
    });
    this.#parser.on('text', (text) => {
      if (this.#text.length < mostText) this.#text += text;
    });
    this.#parser.on('closetag', ({ name }) => {
      this.#note(name);
      this.#path.pop();
      if (name === 'page') this.#finish(onPage);
    });
  }

  write(text: string): void {
    this.#parser.write(text);
  }

  close(): void {
    this.#parser.close();
  }

  #note(name: string): void {
    const parent = this.#path.at(-2);
    if (parent === 'page' && (name === 'title' || name === 'id' || name === 'ns')) {
      this.#values[name] = this.#text;
    }
    if (parent === 'revision' && name === 'text') this.#values.text = this.#text;
    this.#text = '';
  }

  #finish(onPage: (page: WikiPage) => void): void {
    const { title, id, ns, text, redirect } = this.#values;
    this.#values = {};
    if (title === undefined || id === undefined || text === undefined) return;
    if ((ns ?? '0') !== '0' || redirect === true || text.length >= mostText) return;
    onPage({ id, title, text });
  }
}
