/** The page's way to its host: VS Code's message channel, or the events of the preview server. */
import type { HostMessage, PageMessage } from '../../protocol';

export interface Host {
  post(message: PageMessage): void;
  listen(heard: (message: HostMessage) => void): void;
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
    listen: (heard) => {
      window.addEventListener('message', (event: MessageEvent<unknown>) => {
        // The task's frame must not be able to speak as the editor.
        if (isInnerFrame(event.source)) return;
        if (isHostMessage(event.data)) heard(event.data);
      });
      api.postMessage({ type: 'ready' });
    },
    keep: (state) => api.setState(state),
    kept: () => api.getState(),
  };
}

const storageKey = 'crowdsmith-preview';

function serverHost(): Host {
  return {
    post: (message) => {
      if (message.type === 'openLink') window.open(message.url, '_blank', 'noopener,noreferrer');
      if (message.type === 'copy') void navigator.clipboard.writeText(message.text);
    },
    listen: (heard) => {
      const events = new EventSource('/events');
      events.onmessage = (event: MessageEvent<string>) => {
        const message: unknown = JSON.parse(event.data);
        if (isHostMessage(message)) heard(message);
      };
    },
    keep: (state) => sessionStorage.setItem(storageKey, JSON.stringify(state)),
    kept: () => JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') as unknown,
  };
}

function isHostMessage(value: unknown): value is HostMessage {
  const type = (value as Partial<HostMessage> | null)?.type;
  return type === 'render' || type === 'trouble';
}

function isInnerFrame(source: MessageEventSource | null): boolean {
  return [...document.querySelectorAll('iframe')].some((frame) => frame.contentWindow === source);
}
