import { say } from '../../core';
import type { FrameSettings } from '../../protocol';
import type { LiveTask } from './liveTask';
import type { TaskTools } from './task';
import type { Uploads } from './uploads';

interface PageTools {
  /** As they are at the moment. */
  readonly settings: () => FrameSettings;
  readonly uploads: Uploads;
  readonly redraw: () => void;
  readonly isFocused: () => boolean;
}

/**
 * The tools of one task's components; every deed is followed by drawing the page anew. They are made
 * once for a task: what they tell is asked anew each time.
 */
export function toolsOf({ engine }: LiveTask, page: PageTools): TaskTools {
  const after =
    <Arguments extends readonly unknown[]>(step: (...given: Arguments) => unknown) =>
    (...given: Arguments): void => {
      step(...given);
      page.redraw();
    };
  return {
    engine,
    uploads: page.uploads,
    get readOnly() {
      return page.settings().readOnly;
    },
    get allowedHosts() {
      return page.settings().allowedHosts;
    },
    say: (id, values) => say(page.settings().language, id, values),
    change: after((view, value, path) => engine.change(view, value, path)),
    removeItem: after((view, index) => engine.removeItem(view, index)),
    run: after((action) => engine.run(action)),
    patch: after((key, patch) => engine.patchView(key, patch)),
    openLink: after((url) => engine.openLink(url)),
    badge: (deed) => engine.badge(deed),
    isFocused: page.isFocused,
  };
}
