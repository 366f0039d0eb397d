import * as vscode from 'vscode';

/** Everything the extension asks or tells a person. One door, so that tests can stand in for them. */
export interface Ask {
  /** Shows a message; resolves to the action chosen, if any. */
  tell(
    mood: 'info' | 'warning' | 'error',
    message: string,
    actions?: readonly string[],
  ): Promise<string | undefined>;
  pick<T>(
    choices: readonly Choice<T>[] | Promise<readonly Choice<T>[]>,
    about: PickAbout,
  ): Promise<T | undefined>;
  text(about: TextAbout): Promise<string | undefined>;
  /** A modal question with one way to agree. */
  confirm(about: ConfirmAbout): Promise<boolean>;
  saveFile(about: SaveAbout): Promise<vscode.Uri | undefined>;
}

export interface Choice<T> extends vscode.QuickPickItem {
  readonly value?: T;
}

export interface PickAbout {
  readonly title: string;
  readonly placeholder: string;
}

export interface TextAbout {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder?: string;
  readonly secret?: 'secret';
  /** Resolves to what is wrong with the text; runs when the person presses Enter. */
  readonly check?: (text: string) => Promise<string | undefined>;
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

/** Asks through VS Code's own quick picks, inputs and dialogs. */
export const askPerson: Ask = {
  async tell(mood, message, actions = []) {
    if (mood === 'info') return vscode.window.showInformationMessage(message, ...actions);
    if (mood === 'warning') return vscode.window.showWarningMessage(message, ...actions);
    return vscode.window.showErrorMessage(message, ...actions);
  },
  async pick(choices, about) {
    const picked = await vscode.window.showQuickPick(choices, {
      title: about.title,
      placeHolder: about.placeholder,
      matchOnDescription: true,
      matchOnDetail: true,
    });
    return picked?.value;
  },
  text: askText,
  async confirm(about) {
    const answer = await vscode.window.showWarningMessage(
      about.message,
      { modal: true, detail: about.detail },
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
};

/** An input that stays open, with the reason under it, until its text is good or it is dismissed. */
function askText(about: TextAbout): Promise<string | undefined> {
  const input = vscode.window.createInputBox();
  input.title = about.title;
  input.prompt = about.prompt;
  input.password = about.secret === 'secret';
  input.ignoreFocusOut = true;
  if (about.placeholder !== undefined) input.placeholder = about.placeholder;
  return new Promise((resolve) => {
    const accept = async (): Promise<void> => {
      if (input.busy) return;
      input.busy = true;
      input.enabled = false;
      const problem = await about.check?.(input.value.trim());
      input.busy = false;
      input.enabled = true;
      if (problem !== undefined) {
        input.validationMessage = problem;
        return;
      }
      resolve(input.value.trim());
      input.hide();
    };
    input.onDidChangeValue(() => (input.validationMessage = undefined));
    input.onDidAccept(() => void accept());
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
}
