/** The frame's end of the channel to the page. What is the same for every interface is done here. */
import { frameHello, type FromFrame, type ToFrame } from '../../protocol';
import { pageMicrophone } from '../recorder/microphone';
import { SourceMarks } from './sourceMarks';
import { takeSurroundings } from './surroundings';

export interface PagePort {
  send(message: FromFrame): void;
  listen(heard: (message: ToFrame) => void): void;
}

/** Asks the page for this frame's end of a channel; only the page's answer is taken. */
export function connectPage(): PagePort {
  const outgoing: FromFrame[] = [];
  let port: MessagePort | undefined;
  let post: ((message: FromFrame) => void) | undefined;
  let heard: (message: ToFrame) => void = () => undefined;
  const send = (message: FromFrame): void => {
    if (post) post(message);
    else outgoing.push(message);
  };
  const marks = new SourceMarks(send);
  let readOnly = false;
  window.addEventListener('keydown', (event) => {
    if (readOnly && isReviewKey(event)) send({ type: 'key', key: event.key });
  });
  pageMicrophone.connect(send);
  const receive = (message: ToFrame): void => {
    switch (message.type) {
      case 'ping':
        send({ type: 'pong' });
        break;
      case 'outline':
        marks.outline(message.place, message.scroll);
        break;
      case 'picking':
        marks.pick(message.state);
        break;
      case 'render':
        takeSurroundings(message.settings);
        readOnly = message.settings.readOnly;
        heard(message);
        marks.refresh();
        break;
      case 'recording':
      case 'recorded':
        pageMicrophone.hear(message);
        break;
      case 'submit':
        heard(message);
    }
  };
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const offered = event.ports[0];
    if (port || event.source !== window.parent || event.data !== frameHello || !offered) return;
    port = offered;
    port.onmessage = ({ data }: MessageEvent<ToFrame>) => receive(data);
    // Bound before any code of an author's runs: nothing put in its place later gets to see the port.
    post = offered.postMessage.bind(offered) as (message: FromFrame) => void;
    for (const message of outgoing.splice(0)) post(message);
  });
  return {
    send,
    listen: (listener) => {
      heard = listener;
      window.parent.postMessage(frameHello, '*');
    },
  };
}

/** Letters by which a reviewer goes to the next and the previous assignment; players have the arrows. */
function isReviewKey(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  return ['j', 'k'].includes(key) && !(ctrlKey || metaKey || altKey || shiftKey);
}
