/**
 * Keeps the sandboxed frame that draws the task. The same frame is used as long as it can take the
 * next picture; otherwise a new one is made behind it and comes forward once it has drawn, so that
 * nothing flickers.
 */
import { frameDocument } from '../../frame';
import type { PreviewModel } from '../../model';
import { originsIn } from '../../origins';
import type { PreviewAssets } from '../../page';
import {
  frameHello,
  type FrameSettings,
  type FrameTask,
  type FromFrame,
  type ToFrame,
} from '../../protocol';
import { assetText } from './assets';

export interface Picture {
  readonly model: PreviewModel;
  /** All tasks of the page. */
  readonly tasks: readonly FrameTask[];
  readonly settings: FrameSettings;
}

interface LiveFrame {
  readonly element: HTMLIFrameElement;
  /** What the frame was built from: another text needs another frame. */
  readonly recipe: string;
  port: MessagePort | undefined;
  waiting: ToFrame[];
}

export class FrameHost {
  #shown: LiveFrame | undefined;
  #coming: LiveFrame | undefined;
  #version = 0;

  constructor(
    private readonly container: HTMLElement,
    private readonly assets: PreviewAssets,
    private readonly nonce: string,
    private readonly heard: (message: FromFrame) => void,
  ) {
    window.addEventListener('message', (event: MessageEvent<unknown>) => this.#greet(event));
  }

  async show(picture: Picture): Promise<void> {
    const version = (this.#version += 1);
    const message = renderMessage(version, picture);
    const recipe = recipeOf(picture);
    const fitting = [this.#coming, this.#shown].find((frame) => frame?.recipe === recipe);
    if (fitting) {
      if (fitting === this.#shown) this.#drop();
      send(fitting, message);
      return;
    }
    const document = await this.#document(picture);
    if (version !== this.#version) return;
    this.#build(document, recipe, message);
  }

  submit(): void {
    const frame = this.#coming ?? this.#shown;
    if (frame) send(frame, { type: 'submit' });
  }

  async #document({ model, tasks }: Picture): Promise<string> {
    const kind = model.interface.kind === 'classic' ? 'classic' : 'taskBuilder';
    const [runtime, styles] = await Promise.all([
      assetText(this.assets[`${kind}Script`]),
      assetText(this.assets[`${kind}Style`]),
    ]);
    return frameDocument({
      nonce: this.nonce,
      runtime,
      styles,
      origins: originsIn(
        tasks.map(({ input }) => input),
        model.interface,
      ),
      ...(model.interface.kind === 'classic' ? { classic: model.interface } : {}),
    });
  }

  #build(document: string, recipe: string, message: ToFrame): void {
    this.#drop();
    const element = window.document.createElement('iframe');
    element.title = 'Task interface';
    element.setAttribute('sandbox', 'allow-scripts');
    element.allow = 'microphone; camera; geolocation; fullscreen';
    element.className = 'task-frame';
    element.srcdoc = document;
    this.#coming = { element, recipe, port: undefined, waiting: [message] };
    if (this.#shown) element.classList.add('coming');
    this.container.append(element);
  }

  /** Forgets a frame that never came forward. */
  #drop(): void {
    this.#coming?.port?.close();
    this.#coming?.element.remove();
    this.#coming = undefined;
  }

  /** Gives a frame its end of a channel; only a frame of ours is answered. */
  #greet(event: MessageEvent<unknown>): void {
    if (event.data !== frameHello) return;
    const frame = [this.#coming, this.#shown].find(
      (one) => one?.element.contentWindow === event.source,
    );
    if (!frame || frame.port) return;
    const channel = new MessageChannel();
    frame.port = channel.port1;
    channel.port1.onmessage = ({ data }: MessageEvent<FromFrame>) => this.#receive(frame, data);
    frame.element.contentWindow?.postMessage(frameHello, '*', [channel.port2]);
    for (const message of frame.waiting.splice(0)) channel.port1.postMessage(message);
  }

  #receive(frame: LiveFrame, message: FromFrame): void {
    if (frame !== this.#shown && frame !== this.#coming) return;
    if (message.type === 'drawn') {
      if (frame === this.#coming) this.#bringForward(frame);
      if (message.version !== this.#version) return;
    }
    this.heard(message);
  }

  #bringForward(frame: LiveFrame): void {
    this.#shown?.port?.close();
    this.#shown?.element.remove();
    frame.element.classList.remove('coming');
    this.#shown = frame;
    this.#coming = undefined;
  }
}

function send(frame: LiveFrame, message: ToFrame): void {
  if (frame.port) frame.port.postMessage(message);
  else frame.waiting.push(message);
}

function renderMessage(version: number, { model, tasks, settings }: Picture): ToFrame {
  return {
    type: 'render',
    version,
    interface: model.interface,
    inputSpec: model.inputSpec,
    outputSpec: model.outputSpec,
    tasks,
    settings,
  };
}

/** A Template Builder frame takes any config; a classic one is made of its own template and script. */
function recipeOf({ model, tasks, settings }: Picture): string {
  const inputs = tasks.map(({ input }) => input);
  const origins = originsIn(inputs, model.interface);
  if (model.interface.kind !== 'classic') return JSON.stringify(['tb', origins]);
  return JSON.stringify([model.interface, model.outputSpec, inputs, settings, origins]);
}
