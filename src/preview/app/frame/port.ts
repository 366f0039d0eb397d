import { frameHello, type FromFrame, type ToFrame } from '../../protocol';

export interface PagePort {
  send(message: FromFrame): void;
  listen(heard: (message: ToFrame) => void): void;
}

/** Asks the page for this frame's end of a channel; only the page's answer is taken. */
export function connectPage(): PagePort {
  const outgoing: FromFrame[] = [];
  let port: MessagePort | undefined;
  let heard: (message: ToFrame) => void = () => undefined;
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const offered = event.ports[0];
    if (port || event.source !== window.parent || event.data !== frameHello || !offered) return;
    port = offered;
    port.onmessage = ({ data }: MessageEvent<ToFrame>) => heard(data);
    for (const message of outgoing.splice(0)) port.postMessage(message);
  });
  return {
    send: (message) => {
      if (port) port.postMessage(message);
      else outgoing.push(message);
    },
    listen: (listener) => {
      heard = listener;
      window.parent.postMessage(frameHello, '*');
    },
  };
}
