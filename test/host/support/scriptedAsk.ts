import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Ask, Choice, ConfirmAbout, PickAbout, TextAbout } from '../../../src/providers/ask';

/** A message that a person would have seen. */
export interface Message {
  readonly mood: 'info' | 'warning' | 'error';
  readonly text: string;
  readonly actions: readonly string[];
}

/**
 * Answers in a person's place: picks by a piece of the label, types texts, agrees or not. Whatever
 * it has no answer for is dismissed, as Escape would do.
 */
export class ScriptedAsk implements Ask {
  readonly messages: Message[] = [];
  readonly questions: ConfirmAbout[] = [];
  /** Reasons that inputs gave for not taking a text. */
  readonly problems: string[] = [];
  picks: string[] = [];
  texts: string[] = [];
  confirms: boolean[] = [];
  saveTo: vscode.Uri | undefined;

  tell(mood: Message['mood'], text: string, actions: readonly string[] = []): Promise<undefined> {
    this.messages.push({ mood, text, actions });
    return Promise.resolve(undefined);
  }

  async pick<T>(
    choices: readonly Choice<T>[] | Promise<readonly Choice<T>[]>,
    about: PickAbout,
  ): Promise<T | undefined> {
    const wanted = this.picks.shift();
    const offered = (await choices).filter(
      ({ kind }) => kind !== vscode.QuickPickItemKind.Separator,
    );
    if (wanted === undefined) return undefined;
    const found = offered.find(({ label }) => label.includes(wanted));
    const labels = offered.map(({ label }) => label).join(', ');
    assert.ok(found, `${about.title} offers no "${wanted}": ${labels}`);
    return found.value;
  }

  async text(about: TextAbout): Promise<string | undefined> {
    for (let text = this.texts.shift(); text !== undefined; text = this.texts.shift()) {
      const problem = await about.check?.(text);
      if (problem === undefined) return text;
      this.problems.push(problem);
    }
    return undefined;
  }

  confirm(about: ConfirmAbout): Promise<boolean> {
    this.questions.push(about);
    return Promise.resolve(this.confirms.shift() ?? false);
  }

  saveFile(): Promise<vscode.Uri | undefined> {
    return Promise.resolve(this.saveTo);
  }

  /** The first message with this piece of text. */
  said(piece: RegExp): Message | undefined {
    return this.messages.find(({ text }) => piece.test(text));
  }
}
