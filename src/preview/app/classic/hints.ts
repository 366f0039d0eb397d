/** What a training says about a wrong answer, beside the task it speaks of. */
import type { FrameTask } from '../../protocol';
import type { SuiteObject } from './types';
import { word } from './words';

export function showHints(suite: SuiteObject, tasks: readonly FrameTask[]): void {
  suite.getTasks().forEach((task, index) => {
    const element = task.getDOMElement();
    element.querySelector(':scope > .task__hint')?.remove();
    const hint = tasks[index]?.hint;
    if (hint === undefined) return;
    const box = document.createElement('div');
    box.className = 'task__hint';
    box.setAttribute('role', 'note');
    const title = document.createElement('b');
    title.textContent = word(task.getWorkspaceOptions().language, 'hint');
    box.append(title, hint);
    element.append(box);
  });
}
