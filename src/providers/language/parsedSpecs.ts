import type * as vscode from 'vscode';
import { createParseCache, parseSpec, type ParseCache, type SpecDocument } from '../../spec';
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
    if (how === undefined) return undefined;
    const key = document.uri.toString();
    const known = this.parsed.get(key);
    if (known?.version === document.version) return known.spec;
    // Parts that have not changed since the last parse are taken from it.
    const cache = known?.cache ?? createParseCache();
    const spec = parseSpec(document.getText(), { ...how, cache });
    this.parsed.set(key, { version: document.version, spec, cache });
    return spec;
  }

  forget(document: vscode.TextDocument): void {
    this.parsed.delete(document.uri.toString());
  }
}
