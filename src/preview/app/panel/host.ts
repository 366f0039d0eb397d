/** The page's way to its host: VS Code's message channel, or the preview server. */
import type { HostMessage, PageMessage } from '../../protocol';

export interface Host {
  post(message: PageMessage): void;
  /** `greet` makes the first message; it is asked for again whenever the way to the host is a new one. */
  listen(heard: (message: HostMessage) => void, greet: () => PageMessage): void;
  /** Survives a reload of the page; in the editor also of the window. */
  keep(state: unknown): void;
  kept(): unknown;
}

interface VsCodeApi {
  postMessage(message: PageMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare global {
  function acquireVsCodeApi(): VsCodeApi;
}

export function connectHost(): Host {
  return typeof acquireVsCodeApi === 'function' ? editorHost(acquireVsCodeApi()) : serverHost();
}

function editorHost(api: VsCodeApi): Host {
  return {
    post: (message) => api.postMessage(message),
    listen: (heard, greet) => {
      window.addEventListener('message', (event: MessageEvent<unknown>) => {
        // A task's frame, and what that holds, must not be able to speak as the editor: being in a
        // sandbox they have no origin. (The editor hides its own window from the page.)
        if (event.origin !== window.origin) return;
        if (isHostMessage(event.data)) heard(event.data);
      });
      api.postMessage(greet());
    },
    keep: (state) => api.setState(state),
    kept: () => api.getState(),
  };
}

const storageKey = 'crowdsmith-preview';

function serverHost(): Host {
  const page = crypto.randomUUID();
  let way: 'open' | 'opening' = 'opening';
  const waiting: PageMessage[] = [];
  const send = (message: PageMessage): void => {
    if (way === 'opening') {
      waiting.push(message);
      return;
    }
    const body = JSON.stringify(message);
    const headers = { 'content-type': 'application/json' };
    // A server that is gone comes back with another stream of events, and is greeted again then.
    fetch(`/messages?page=${page}`, { method: 'POST', headers, body }).catch(() => undefined);
  };
  return {
    post: (message) => {
      if (message.type === 'openLink') window.open(message.url, '_blank', 'noopener,noreferrer');
      else if (message.type === 'copy') void navigator.clipboard.writeText(message.text);
      else if (message.type !== 'drawn') send(message);
    },
    listen: (heard, greet) => {
      const events = new EventSource(`/events?page=${page}`);
      events.onopen = () => {
        way = 'open';
        for (const message of [greet(), ...waiting.splice(0)]) send(message);
      };
      events.onerror = () => (way = 'opening');
      events.onmessage = (event: MessageEvent<string>) => {
        const message: unknown = JSON.parse(event.data);
        if (!isHostMessage(message)) return;
        if (message.type === 'clipboard') void navigator.clipboard.writeText(message.text);
        else heard(message);
      };
    },
    keep: (state) => sessionStorage.setItem(storageKey, JSON.stringify(state)),
    kept: () => JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') as unknown,
  };
}

function isHostMessage(value: unknown): value is HostMessage {
  return typeof value === 'object' && value !== null && 'type' in value;
}
