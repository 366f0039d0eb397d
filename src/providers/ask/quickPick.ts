import * as vscode from 'vscode';
import type { Choice, Choices, Place, Reply, StepPick } from './ask';

/** How many lines may be chosen: exactly one, at least one, or none as well. */
type HowMany = 'one' | 'some' | 'any';

/**
 * Shows a quick pick, at once and busy while its lines are still on the way. Rejects when they
 * cannot be had.
 */
export function showPicks<T>(
  choices: Choices<T>,
  about: StepPick,
  place: Place,
  howMany: HowMany,
): Promise<Reply<readonly T[]>> {
  const pick = vscode.window.createQuickPick<Choice<T>>();
  pick.title = place.title;
  pick.step = place.step;
  pick.totalSteps = place.of;
  pick.placeholder = about.placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.canSelectMany = howMany !== 'one';
  pick.ignoreFocusOut = place.of !== undefined && place.of > 1;
  if (place.back !== undefined) pick.buttons = [vscode.QuickInputButtons.Back];
  return new Promise((resolve, reject) => {
    let reply: Reply<readonly T[]> = { state: 'dismissed' };
    const end = (with_: Reply<readonly T[]>): void => {
      reply = with_;
      pick.hide();
    };
    pick.onDidTriggerButton(() => end({ state: 'back' }));
    pick.onDidAccept(() => {
      if (pick.busy || (howMany !== 'any' && pick.selectedItems.length === 0)) return;
      const values = pick.selectedItems.flatMap(({ value }) =>
        value === undefined ? [] : [value],
      );
      end({ state: 'answered', value: values });
    });
    pick.onDidHide(() => {
      resolve(reply);
      pick.dispose();
    });
    pick.busy = true;
    pick.show();
    Promise.resolve(choices).then(
      (lines) => {
        fill(pick, lines, place.earlier);
        pick.busy = false;
      },
      (error: unknown) => {
        reject(error instanceof Error ? error : new Error(String(error)));
        pick.hide();
      },
    );
  });
}

/** Puts the lines in; what was chosen before the person went back is chosen again. */
function fill<T>(
  pick: vscode.QuickPick<Choice<T>>,
  lines: readonly Choice<T>[],
  earlier: unknown,
): void {
  pick.items = lines;
  if (pick.canSelectMany) {
    const chosen = new Set<unknown>(Array.isArray(earlier) ? earlier : []);
    pick.selectedItems = lines.filter(({ picked, value }) => picked === true || chosen.has(value));
    return;
  }
  const line = earlier === undefined ? undefined : lines.find(({ value }) => value === earlier);
  if (line !== undefined) pick.activeItems = [line];
}
