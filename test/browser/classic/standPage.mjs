/** The page of the stand: the preview's own keeper of frames, and nothing around it. */
/* global document, window */
import { FrameHost } from '../../../src/preview/app/panel/frameHost';

const script = document.currentScript;
const messages = [];
const container = document.createElement('div');
container.id = 'stage';
document.body.append(container);
let told = () => undefined;
const assets = JSON.parse(script.dataset.assets);
const frames = new FrameHost(container, assets, script.nonce, (message) => {
  messages.push(message);
  told();
});

/** The first message of a type behind the first `seen` ones, once it is there. */
function until(type, seen) {
  return new Promise((resolve) => {
    told = () => {
      const found = messages.slice(seen).find((message) => message.type === type);
      if (found) resolve(found);
    };
    told();
  });
}

window.stand = {
  messages,
  until,
  show: (picture) => frames.show(picture),
  /** Shows tasks with the files that were handed over so far, as a review does. */
  showWithFiles: (picture) => {
    const handed = messages.filter(({ type }) => type === 'file');
    const files = Object.fromEntries(handed.map(({ id, name, blob }) => [id, { name, blob }]));
    return frames.show({ ...picture, tasks: picture.tasks.map((task) => ({ ...task, files })) });
  },
  submit: () => frames.submit(),
  newest: (type) => messages.findLast((message) => message.type === type),
};
