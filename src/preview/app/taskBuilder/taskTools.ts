import { say } from '../../core';
import type { FrameSettings } from '../../protocol';
import type { LiveTask } from './liveTask';
import type { TaskTools } from './task';
import type { Uploads } from './uploads';

interface PageTools {
  readonly settings: FrameSettings;
  readonly uploads: Uploads;
  readonly redraw: () => void;
  readonly isFocused: () => boolean;
}

/** The tools of one task's components; every deed is followed by drawing the page anew. */
export function toolsOf({ engine }: LiveTask, page: PageTools): TaskTools {
  const { settings } = page;
  const after =
    <Arguments extends readonly unknown[]>(step: (...given: Arguments) => unknown) =>
    (...given: Arguments): void => {
      step(...given);
      page.redraw();
    };
  return {
    engine,
    uploads: page.uploads,
    readOnly: settings.readOnly,
    allowedHosts: settings.allowedHosts,
    say: (id, values) => say(settings.language, id, values),
    change: after((view, value, path) => engine.change(view, value, path)),
    removeItem: after((view, index) => engine.removeItem(view, index)),
    run: after((action) => engine.run(action)),
    patch: after((key, patch) => engine.patchView(key, patch)),
    openLink: after((url) => engine.openLink(url)),
    badge: (deed) => engine.badge(deed),
    isFocused: page.isFocused,
  };
}
