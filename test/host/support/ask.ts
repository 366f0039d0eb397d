import * as vscode from 'vscode';
import { until } from './until';

/** The place of the nth occurrence of a piece of text, a little into it. */
export function placeOf(document: vscode.TextDocument, piece: string, nth = 1): vscode.Position {
  let at = -1;
  for (let count = 0; count < nth; count++) {
    at = document.getText().indexOf(piece, at + 1);
    if (at < 0) throw new Error(`There is no "${piece}" number ${nth}.`);
  }
  return document.positionAt(at + 1);
}

/** Asks the editor as a person's keystroke would, until the answer is as wanted. */
export function answerOf<T>(
  what: string,
  command: string,
  parameters: readonly unknown[],
  wanted: (answer: T) => boolean,
): Promise<T> {
  return until(what, async () => {
    const answer = await vscode.commands.executeCommand<T | undefined>(command, ...parameters);
    return answer !== undefined && wanted(answer) ? answer : undefined;
  });
}

/** For commands that answer with a list. */
export function listOf<T>(
  what: string,
  command: string,
  parameters: readonly unknown[],
  wanted: (answer: readonly T[]) => boolean = ({ length }) => length > 0,
): Promise<readonly T[]> {
  return answerOf(what, command, parameters, wanted);
}
