/** Services that every task and suite carries. Each gets objects of its own: templates change them. */
import { createGeolocation } from './geolocation';
import { takeFile, type FileRequest, type TakenFile } from './takeFile';
import type { AssignmentObject, WorkspaceOptions } from './types';

export interface Services {
  geolocation: Pick<Geolocation, 'getCurrentPosition' | 'watchPosition'>;
  storage: {
    setItem(key: string, value: unknown, expiration?: number): void;
    getItem(key: string): unknown;
    removeItem(key: string): void;
    clear(): void;
  };
  taskInterface: { showInstructionPopup(): void; toggleFullscreen(): void };
  hotkey: Hotkeys;
  clientInfo: { getClientInfo(): { deviceModel: string } };
  file: { getFile(request?: FileRequest): Promise<TakenFile> };
}

type HotkeyHandler = (key?: string) => void;

export interface Hotkeys {
  on(event: string, handler: HotkeyHandler, context?: unknown): void;
  reset(): void;
  /** Used by the runtime: calls the handlers of an event. */
  trigger(event: string, key?: string): void;
}

const hour = 3_600_000;

/** `assignment` is asked for when it is needed: it is made after its tasks. */
export function createServices(
  { language }: WorkspaceOptions,
  assignment: () => AssignmentObject | undefined,
): Services {
  return {
    geolocation: createGeolocation(),
    storage: createStorage(),
    taskInterface: {
      showInstructionPopup: () => {
        assignment()?.getSandboxChannel().triggerOut('task:interface:show:instruction');
      },
      toggleFullscreen: () => {
        if (document.fullscreenElement) void document.exitFullscreen();
        else document.documentElement.requestFullscreen().catch(() => undefined);
      },
    },
    hotkey: createHotkeys(),
    clientInfo: { getClientInfo: () => ({ deviceModel: 'preview' }) },
    file: { getFile: (request) => takeFile(request ?? {}, language) },
  };
}

/** Values last for a day, as on the platform, and no longer than this frame. */
function createStorage(): Services['storage'] {
  const items = new Map<string, { readonly value: unknown; readonly until: number }>();
  return {
    setItem: (key, value, expiration = 24 * hour) => {
      items.set(key, { value, until: Date.now() + expiration });
    },
    getItem: (key) => {
      const item = items.get(key);
      return item && item.until > Date.now() ? item.value : null;
    },
    removeItem: (key) => {
      items.delete(key);
    },
    clear: () => items.clear(),
  };
}

function createHotkeys(): Hotkeys {
  let handlers: {
    readonly event: string;
    readonly handler: HotkeyHandler;
    readonly context: unknown;
  }[] = [];
  return {
    on: (event, handler, context) => {
      handlers.push({ event, handler, context });
    },
    reset: () => {
      handlers = [];
    },
    trigger: (event, key) => {
      for (const one of handlers) if (one.event === event) one.handler.call(one.context, key);
    },
  };
}
