import * as vscode from 'vscode';
import { failureMessage } from '../failures';
import type { Place, Reply, StepText } from './ask';

/** An input that stays open, with the reason under it, until its text is good or it is dismissed. */
export function showInput(about: StepText, place: Place): Promise<Reply<string>> {
  const input = vscode.window.createInputBox();
  input.title = place.title;
  input.step = place.step;
  input.totalSteps = place.of;
  input.prompt = about.prompt;
  input.password = about.secret === 'secret';
  input.ignoreFocusOut = true;
  input.placeholder = about.placeholder;
  input.value = firstText(about, place);
  if (place.back !== undefined) input.buttons = [vscode.QuickInputButtons.Back];
  return new Promise((resolve) => {
    let reply: Reply<string> = { state: 'dismissed' };
    const accept = async (): Promise<void> => {
      if (input.busy) return;
      input.busy = true;
      input.enabled = false;
      const problem = await problemWith(about, input.value.trim());
      input.busy = false;
      input.enabled = true;
      if (problem !== undefined) {
        input.validationMessage = problem;
        return;
      }
      reply = { state: 'answered', value: input.value.trim() };
      input.hide();
    };
    input.onDidTriggerButton(() => {
      reply = { state: 'back' };
      input.hide();
    });
    input.onDidChangeValue(() => (input.validationMessage = undefined));
    input.onDidAccept(() => void accept());
    input.onDidHide(() => {
      resolve(reply);
      input.dispose();
    });
    input.show();
  });
}

/** A check that fails is itself the problem: the input stays, and Enter tries again. */
async function problemWith({ check }: StepText, text: string): Promise<string | undefined> {
  try {
    return await check?.(text);
  } catch (error) {
    return failureMessage(error);
  }
}

/** A secret is never offered again. */
function firstText({ value, secret }: StepText, { earlier }: Place): string {
  if (secret === undefined && typeof earlier === 'string') return earlier;
  return value ?? '';
}
