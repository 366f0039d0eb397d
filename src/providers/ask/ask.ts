import type * as vscode from 'vscode';

/** Everything the extension asks or tells a person. One door, so that tests can stand in for them. */
export interface Ask {
  /** Shows a message; resolves to the action chosen, if any. */
  tell(
    mood: 'info' | 'warning' | 'error',
    message: string,
    actions?: readonly string[],
  ): Promise<string | undefined>;
  pick<T>(choices: Choices<T>, about: PickAbout): Promise<T | undefined>;
  /** Several at once; never an empty list. */
  pickMany<T>(choices: Choices<T>, about: PickAbout): Promise<readonly T[] | undefined>;
  text(about: TextAbout): Promise<string | undefined>;
  /** A modal question with one way to agree. */
  confirm(about: ConfirmAbout): Promise<boolean>;
  saveFile(about: SaveAbout): Promise<vscode.Uri | undefined>;
  /** The same questions as one step of several, from which one may go back. Used by `steps`. */
  at(place: Place): StepAsk;
}

/** What one step of several may ask. */
export interface StepAsk {
  pick<T>(choices: Choices<T>, about: StepPick): Promise<Reply<T>>;
  pickMany<T>(
    choices: Choices<T>,
    about: StepPick & { readonly none?: 'allowed' },
  ): Promise<Reply<readonly T[]>>;
  text(about: StepText): Promise<Reply<string>>;
}

export type Reply<T> =
  | { readonly state: 'answered'; readonly value: T }
  | { readonly state: 'back' }
  | { readonly state: 'dismissed' };

/** Where among several questions one stands. */
export interface Place {
  readonly title: string;
  /** Counted from 1. */
  readonly step?: number;
  readonly of?: number;
  readonly back?: 'offered';
  /** What was answered here before the person went back: it is offered again. */
  readonly earlier?: unknown;
}

export interface Choice<T> extends vscode.QuickPickItem {
  readonly value?: T;
}

export type Choices<T> = readonly Choice<T>[] | Promise<readonly Choice<T>[]>;

export interface StepPick {
  readonly placeholder: string;
}

export interface PickAbout extends StepPick {
  readonly title: string;
}

export interface StepText {
  readonly prompt: string;
  readonly placeholder?: string;
  /** What the input holds at first. */
  readonly value?: string;
  readonly secret?: 'secret';
  /** Resolves to what is wrong with the text; runs when the person presses Enter. */
  readonly check?: (text: string) => Promise<string | undefined> | string | undefined;
}

export interface TextAbout extends StepText {
  readonly title: string;
}

export interface ConfirmAbout {
  readonly message: string;
  readonly detail: string;
  readonly agree: string;
}

export interface SaveAbout {
  readonly title: string;
  readonly suggested: vscode.Uri;
  readonly filters: Readonly<Record<string, string[]>>;
}
