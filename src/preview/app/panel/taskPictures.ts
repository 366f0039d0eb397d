/** From the host's model and the page's settings to what a frame draws. */
import type { PreviewModel, TaskFile, TaskInterface } from '../../model';
import type { FrameFile, FrameSettings, FrameTask } from '../../protocol';
import type { Picture } from './frameHost';
import { answerKey, type KeptState } from './keptState';
import { languageOf, type View } from './view';

/** Hints that wrong answers brought up, by the task's answer key. */
export type Hints = Readonly<Record<string, string>>;

export function pictureOf(model: PreviewModel, view: View, kept: KeptState, hints: Hints): Picture {
  const language = languageOf(view, model);
  return {
    model: { ...model, interface: inLanguage(model.interface, language) },
    tasks: model.tasks.map((task, i): FrameTask => {
      const key = answerKey(model, task, i);
      const hint = hints[key] ?? (task.hintShown ? task.hint : undefined);
      return {
        id: task.id ?? String(i),
        input: task.input,
        state: kept.answer(key),
        ...(task.answer && { answer: task.answer }),
        ...(task.files && { files: blobsOf(task.files) }),
        ...(hint !== undefined && { hint }),
      };
    }),
    settings: settingsOf(model, view, language),
  };
}

function settingsOf(model: PreviewModel, view: View, language: string): FrameSettings {
  return {
    // A past assignment is looked at, not done again.
    readOnly: view.readOnly || model.tasksFrom === 'assignment',
    platformOrigin: 'https://toloka.dev',
    language,
    location: view.location,
    direction: view.direction,
    theme: view.theme,
    allowedHosts: model.allowedHosts ?? [],
    ...(model.assignmentId !== undefined && { assignmentId: model.assignmentId }),
  };
}

function inLanguage(shown: TaskInterface, language: string): TaskInterface {
  if (shown.kind !== 'tb' || !shown.localized) return shown;
  const { localized, ...rest } = shown;
  const texts = localized[language];
  return texts ? { ...rest, translations: texts } : rest;
}

/** Decoded once: a frame gets the same blob with every picture. */
const blobs = new WeakMap<TaskFile, Blob>();

function blobsOf(files: Readonly<Record<string, TaskFile>>): Readonly<Record<string, FrameFile>> {
  const entries = Object.entries(files).map(([id, file]) => {
    const blob = file.blob ?? blobs.get(file) ?? decoded(file.url);
    blobs.set(file, blob);
    return [id, { name: file.name, blob }] as const;
  });
  return Object.fromEntries(entries);
}

function decoded(url: string): Blob {
  const [, type = '', data = ''] = /^data:([^;,]*);base64,(.*)$/s.exec(url) ?? [];
  const binary = atob(data);
  return new Blob([Uint8Array.from(binary, (character) => character.charCodeAt(0))], { type });
}
