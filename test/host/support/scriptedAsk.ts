import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type {
  Ask,
  Choices,
  ConfirmAbout,
  PickAbout,
  Place,
  Reply,
  StepAsk,
  StepPick,
  StepText,
  TextAbout,
} from '../../../src/providers/ask';

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
  /** The lines of each list that was shown. */
  readonly offered: string[][] = [];
  /** Where each question stood among others. */
  readonly places: Place[] = [];
  picks: string[] = [];
  texts: string[] = [];
  confirms: boolean[] = [];
  saveTo: vscode.Uri | undefined;

  /** Buttons that are pressed, each once, as soon as a message has them. */
  presses: string[] = [];

  tell(
    mood: Message['mood'],
    text: string,
    actions: readonly string[] = [],
  ): Promise<string | undefined> {
    this.messages.push({ mood, text, actions });
    const pressed = this.presses.find((press) => actions.includes(press));
    this.presses = this.presses.filter((press) => press !== pressed);
    return Promise.resolve(pressed);
  }

  async pick<T>(choices: Choices<T>, about: PickAbout): Promise<T | undefined> {
    return answerOf(await this.at(about).pick(choices, about));
  }

  async pickMany<T>(choices: Choices<T>, about: PickAbout): Promise<readonly T[] | undefined> {
    return answerOf(await this.at(about).pickMany(choices, about));
  }

  async text(about: TextAbout): Promise<string | undefined> {
    return answerOf(await this.at(about).text(about));
  }

  /** `←` among the answers goes back a step; `A|B` picks several lines. */
  at(place: Place): StepAsk {
    this.places.push(place);
    return {
      pick: async (choices, about) => {
        const reply = await this.picked(choices, about, place);
        if (reply.state !== 'answered') return reply;
        const [value] = reply.value;
        return value === undefined ? { state: 'dismissed' } : { state: 'answered', value };
      },
      pickMany: (choices, about) => this.picked(choices, about, place),
      text: (about) => this.typed(about),
    };
  }

  private async picked<T>(
    choices: Choices<T>,
    about: StepPick,
    { title }: Place,
  ): Promise<Reply<readonly T[]>> {
    const wanted = this.picks.shift();
    const offered = (await choices).filter(
      ({ kind }) => kind !== vscode.QuickPickItemKind.Separator,
    );
    this.offered.push(offered.map(({ label, description = '' }) => `${label} ${description}`));
    if (wanted === '←') return { state: 'back' };
    if (wanted === undefined) return { state: 'dismissed' };
    const values = wanted
      .split('|')
      .filter((piece) => piece !== '')
      .flatMap((piece) => {
        const found = offered.find(({ label }) => label.includes(piece));
        const labels = offered.map(({ label }) => label).join(', ');
        assert.ok(found, `${title}, ${about.placeholder}: no "${piece}" among: ${labels}`);
        return found.value === undefined ? [] : [found.value];
      });
    return { state: 'answered', value: values };
  }

  private async typed(about: StepText): Promise<Reply<string>> {
    for (let text = this.texts.shift(); text !== undefined; text = this.texts.shift()) {
      if (text === '←') return { state: 'back' };
      const problem = await about.check?.(text);
      if (problem === undefined) return { state: 'answered', value: text };
      this.problems.push(problem);
    }
    return { state: 'dismissed' };
  }

  /** What happens elsewhere while the next question that wants a yes is open. */
  meanwhile: (() => Promise<unknown>) | undefined;

  async confirm(about: ConfirmAbout): Promise<boolean> {
    this.questions.push(about);
    const { meanwhile } = this;
    this.meanwhile = undefined;
    await meanwhile?.();
    return this.confirms.shift() ?? false;
  }

  saveFile(): Promise<vscode.Uri | undefined> {
    return Promise.resolve(this.saveTo);
  }

  /** The first message with this piece of text. */
  said(piece: RegExp): Message | undefined {
    return this.messages.find(({ text }) => piece.test(text));
  }
}

function answerOf<T>(reply: Reply<T>): T | undefined {
  return reply.state === 'answered' ? reply.value : undefined;
}
