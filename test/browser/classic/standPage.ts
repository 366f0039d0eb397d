/** The page of the stand: the preview's own keeper of frames, and nothing around it. */
import { FrameHost, type Picture } from '../../../src/preview/app/panel/frameHost';
import type { PreviewAssets } from '../../../src/preview/page';
import type { FromFrame } from '../../../src/preview/protocol';

const script = document.currentScript as HTMLScriptElement;
const messages: FromFrame[] = [];
const container = document.createElement('div');
container.id = 'stage';
document.body.append(container);
const assets = JSON.parse(script.dataset.assets ?? '{}') as PreviewAssets;
let told: () => void = () => undefined;
const frames = new FrameHost(container, assets, script.nonce, (message) => {
  messages.push(message);
  told();
});

/** The first message of a type behind the first `seen` ones, once it is there. */
function until(type: FromFrame['type'], seen: number): Promise<FromFrame> {
  return new Promise((resolve) => {
    told = () => {
      const found = messages.slice(seen).find((message) => message.type === type);
      if (found) resolve(found);
    };
    told();
  });
}

Object.assign(window, {
  stand: {
    messages,
    until,
    show: (picture: Picture) => frames.show(picture),
    submit: () => frames.submit(),
    newest: (type: FromFrame['type']) => messages.findLast((message) => message.type === type),
  },
});
