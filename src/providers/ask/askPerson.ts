import * as vscode from 'vscode';
import type { Ask, Reply } from './ask';
import { harmless } from './harmless';
import { showInput } from './inputBox';
import { showPicks } from './quickPick';

/** Asks through VS Code's own quick picks, inputs and dialogs. */
export const askPerson: Ask = {
  async tell(mood, text, actions = []) {
    const message = harmless(text);
    if (mood === 'info') return vscode.window.showInformationMessage(message, ...actions);
    if (mood === 'warning') return vscode.window.showWarningMessage(message, ...actions);
    return vscode.window.showErrorMessage(message, ...actions);
  },
  async pick(choices, about) {
    return answerOf(await this.at({ title: about.title }).pick(choices, about));
  },
  async pickMany(choices, about) {
    return answerOf(await this.at({ title: about.title }).pickMany(choices, about));
  },
  async text(about) {
    return answerOf(await this.at({ title: about.title }).text(about));
  },
  async confirm(about) {
    const answer = await vscode.window.showWarningMessage(
      harmless(about.message),
      { modal: true, detail: harmless(about.detail) },
      about.agree,
    );
    return answer === about.agree;
  },
  async saveFile(about) {
    return vscode.window.showSaveDialog({
      title: about.title,
      defaultUri: about.suggested,
      filters: about.filters,
    });
  },
  at: (place) => ({
    async pick(choices, about) {
      const reply = await showPicks(choices, about, place, 'one');
      if (reply.state !== 'answered') return reply;
      const [value] = reply.value;
      // A line without a value says something; choosing it chooses nothing.
      return value === undefined ? { state: 'dismissed' } : { state: 'answered', value };
    },
    pickMany: (choices, about) =>
      showPicks(choices, about, place, about.none === 'allowed' ? 'any' : 'some'),
    text: (about) => showInput(about, place),
  }),
};

function answerOf<T>(reply: Reply<T>): T | undefined {
  return reply.state === 'answered' ? reply.value : undefined;
}
