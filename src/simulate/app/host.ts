import type { HostMessage, PageMessage } from '../protocol';

interface EditorApi {
  postMessage(message: PageMessage): void;
}

declare function acquireVsCodeApi(): EditorApi;

/** The editor around this page; in a browser of its own there is only the window. */
const editor: EditorApi =
  typeof acquireVsCodeApi === 'function'
    ? acquireVsCodeApi()
    : {
        postMessage: (message) =>
          window.dispatchEvent(new CustomEvent('asked', { detail: message })),
      };

export function ask(message: PageMessage): void {
  editor.postMessage(message);
}

export function listen(take: (message: HostMessage) => void): () => void {
  const listener = ({ data }: MessageEvent<HostMessage>): void => {
    if (typeof data === 'object' && 'type' in data) take(data);
  };
  window.addEventListener('message', listener);
  return () => window.removeEventListener('message', listener);
}
