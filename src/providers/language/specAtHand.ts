import type * as vscode from 'vscode';
import { textAtHand, type Outside, type SpecDocument, type TextAtHand } from '../../spec';
import { specOf } from '../specFiles';
import type { OutsideWorld } from './outsideWorld';
import type { ParsedSpecs } from './parsedSpecs';
import type { SpecIndex } from './specIndex';

/** Longer texts that are no specs have no names to go to; UTF-16 code units. */
const longestText = 8 * 1024 * 1024;

/** What providers are asked about: a document as the language core knows it, and the world around it. */
export class SpecAtHand {
  private readonly texts = new WeakMap<
    vscode.TextDocument,
    { version: number; text: TextAtHand }
  >();

  constructor(
    private readonly parsed: ParsedSpecs,
    private readonly index: SpecIndex,
    readonly world: OutsideWorld,
  ) {}

  /** Undefined when the document is no spec. */
  spec(document: vscode.TextDocument): SpecDocument | undefined {
    return this.parsed.of(document);
  }

  /** The answer to a question about a spec. */
  async ask<T>(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
    question: (spec: SpecDocument, outside: Outside) => T,
  ): Promise<T | undefined> {
    const spec = this.spec(document);
    if (spec === undefined) return undefined;
    return this.world.ask(document.uri, token, (outside) => question(spec, outside));
  }

  /** The answer to a question about a spec, or about a project's interface in a file of its own. */
  async askTree<T>(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
    question: (tree: SpecDocument, outside: Outside) => T,
  ): Promise<T | undefined> {
    const isInterface = specOf(document.uri) === undefined && this.index.isInterface(document.uri);
    if (!isInterface) return this.ask(document, token, question);
    const tree = this.parsed.interfaceOf(document);
    return this.world.ask(document.uri, token, (outside) => question(tree, outside));
  }

  /** The answer to a question about a spec, or about a file that some spec names. */
  async askText<T>(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
    question: (text: TextAtHand, outside: Outside) => T,
  ): Promise<T | undefined> {
    const text = this.text(document);
    if (text === undefined) return undefined;
    return this.world.ask(document.uri, token, (outside) => question(text, outside));
  }

  private text(document: vscode.TextDocument): TextAtHand | undefined {
    if (specOf(document.uri) !== undefined) return this.spec(document);
    if (!this.index.isNamed(document.uri)) return undefined;
    const known = this.texts.get(document);
    if (known?.version === document.version) return known.text;
    const plain = document.getText();
    if (plain.length > longestText) return undefined;
    const text = textAtHand(plain);
    this.texts.set(document, { version: document.version, text });
    return text;
  }
}
