import type * as vscode from 'vscode';
import {
  createParseCache,
  parseInterface,
  parseSpec,
  type ParseCache,
  type SpecDocument,
} from '../../spec';
import { specOf } from '../specFiles';

interface Parsed {
  readonly version: number;
  readonly spec: SpecDocument;
  readonly cache: ParseCache;
}

/** One parse for each version of a document, shared by diagnostics, completion and hover. */
export class ParsedSpecs {
  private readonly parsed = new Map<string, Parsed>();

  /** Undefined when the document is no spec. */
  of(document: vscode.TextDocument): SpecDocument | undefined {
    const how = specOf(document.uri);
    return how && this.parsedAs(document, (text, cache) => parseSpec(text, { ...how, cache }));
  }

  /** A document that is known to hold the interface of a project. */
  interfaceOf(document: vscode.TextDocument): SpecDocument {
    const format = document.uri.path.toLowerCase().endsWith('.json') ? 'json' : 'yaml';
    return this.parsedAs(document, (text, cache) => parseInterface(text, { format, cache }));
  }

  private parsedAs(
    document: vscode.TextDocument,
    parse: (text: string, cache: ParseCache) => SpecDocument,
  ): SpecDocument {
    const key = document.uri.toString();
    const known = this.parsed.get(key);
    if (known?.version === document.version) return known.spec;
    // Parts that have not changed since the last parse are taken from it.
    const cache = known?.cache ?? createParseCache();
    const spec = parse(document.getText(), cache);
    this.parsed.set(key, { version: document.version, spec, cache });
    return spec;
  }

  forget(document: vscode.TextDocument): void {
    this.parsed.delete(document.uri.toString());
  }
}
