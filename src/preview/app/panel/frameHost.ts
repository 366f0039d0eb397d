/**
 * Keeps the sandboxed frame that draws the tasks. The same frame is used as long as it can take the
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
import { Heartbeat } from './heartbeat';
import { Microphone } from './microphone';

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
  readonly heartbeat: Heartbeat;
  port: MessagePort | undefined;
  waiting: ToFrame[];
  /** It has something to draw; what comes meanwhile waits, and only the newest of it. */
  drawing: boolean;
  next: ToFrame | undefined;
}

export class FrameHost {
  readonly #microphone = new Microphone();
  #shown: LiveFrame | undefined;
  #coming: LiveFrame | undefined;
  /** Recipe of a frame that had to be stopped: it is not built again as it was. */
  #stopped: string | undefined;
  #version = 0;
  readonly #said = new Map<string, ToFrame>();

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
    if (recipe === this.#stopped) return;
    const shown = startsOver(picture) ? undefined : this.#shown;
    const fitting = [this.#coming, shown].find((frame) => frame?.recipe === recipe);
    if (fitting) {
      if (fitting === this.#shown) this.#drop();
      fitting.element.style.colorScheme = schemeOf(picture.settings);
      draw(fitting, message);
      return;
    }
    const document = await this.#document(picture);
    if (version !== this.#version) return;
    this.#build(document, recipe, message, schemeOf(picture.settings));
  }

  /** For every frame there is and, until the next one of its type, for those to come. */
  tell(message: Extract<ToFrame, { type: 'outline' | 'picking' }>): void {
    this.#said.set(message.type, message);
    for (const frame of [this.#coming, this.#shown]) frame?.port?.postMessage(message);
  }

  submit(): void {
    const frame = this.#coming ?? this.#shown;
    if (frame) send(frame, { type: 'submit' });
  }

  /** A frame that was stopped may be tried once more. */
  forgive(): void {
    this.#stopped = undefined;
  }

  async #document({ model, tasks, settings }: Picture): Promise<string> {
    const kind = model.interface.kind === 'classic' ? 'classic' : 'taskBuilder';
    const [runtime, styles, compiler] = await Promise.all([
      assetText(this.assets[`${kind}Script`]),
      assetText(this.assets[`${kind}Style`]),
      compilesTemplates(model) ? assetText(this.assets.classicCompilerScript) : undefined,
    ]);
    return frameDocument({
      nonce: this.nonce,
      runtime,
      styles,
      ...(compiler === undefined ? {} : { compiler }),
      origins: mediaOrigins(model, tasks),
      allowedHosts: settings.allowedHosts,
      ...(model.interface.kind === 'classic' ? { classic: model.interface } : {}),
    });
  }

  #build(document: string, recipe: string, message: ToFrame, scheme: string): void {
    this.#drop();
    const element = window.document.createElement('iframe');
    element.title = 'Task interface';
    element.setAttribute('sandbox', 'allow-scripts');
    element.allow = 'microphone; camera; geolocation; fullscreen';
    element.className = 'task-frame';
    element.style.colorScheme = scheme;
    element.srcdoc = document;
    const heartbeat = new Heartbeat(
      () => frame.port?.postMessage({ type: 'ping' } satisfies ToFrame),
      () => this.#stop(frame),
    );
    const frame: LiveFrame = {
      ...{ element, recipe, heartbeat, port: undefined, next: undefined },
      ...{ waiting: [message], drawing: true },
    };
    this.#coming = frame;
    if (this.#shown) element.classList.add('coming');
    this.container.append(element);
  }

  /** Forgets a frame that never came forward. */
  #drop(): void {
    if (this.#coming) remove(this.#coming);
    this.#coming = undefined;
  }

  /** A frame that answers no more is taken away, or it would take the page's time for ever. */
  #stop(frame: LiveFrame): void {
    remove(frame);
    this.#stopped = frame.recipe;
    if (this.#coming === frame) this.#coming = undefined;
    if (this.#shown === frame) this.#shown = undefined;
    this.heard({
      type: 'problem',
      message:
        'The interface stopped answering and was ended: its script does not come to an end. ' +
        'Change it, or press "Start over" to run it again.',
    });
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
    const waiting = [...frame.waiting.splice(0), ...this.#said.values()];
    for (const message of waiting) channel.port1.postMessage(message);
    frame.heartbeat.start();
  }

  #receive(frame: LiveFrame, message: FromFrame): void {
    frame.heartbeat.heard();
    if (message.type === 'pong') return;
    if (frame !== this.#shown && frame !== this.#coming) return;
    if (message.type === 'drawn') {
      drawNext(frame);
      if (frame === this.#coming) this.#bringForward(frame);
      if (message.version !== this.#version) return;
    }
    if (message.type === 'record')
      this.#microphone.obey(message.deed, (answer) => send(frame, answer));
    else this.heard(message);
  }

  #bringForward(frame: LiveFrame): void {
    // Nobody waits for what the frame before asked to record.
    if (this.#shown) this.#microphone.end('drop');
    if (this.#shown) remove(this.#shown);
    frame.element.classList.remove('coming');
    this.#shown = frame;
    this.#coming = undefined;
    this.#stopped = undefined;
  }
}

function remove(frame: LiveFrame): void {
  frame.heartbeat.end();
  frame.port?.close();
  frame.element.remove();
}

/** Typing makes more pictures than a long interface can be drawn in the same time. */
function draw(frame: LiveFrame, message: ToFrame): void {
  if (frame.drawing) frame.next = message;
  else {
    frame.drawing = true;
    send(frame, message);
  }
}

function drawNext(frame: LiveFrame): void {
  const { next } = frame;
  frame.next = undefined;
  frame.drawing = next !== undefined;
  if (next) send(frame, next);
}

function send(frame: LiveFrame, message: ToFrame): void {
  if (frame.port) frame.port.postMessage(message);
  else frame.waiting.push(message);
}

function schemeOf({ theme }: FrameSettings): 'light' | 'dark' {
  return theme === 'light' ? 'light' : 'dark';
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

/**
 * Pictures and sound come from where the rows point. A Template Builder config may point to further
 * places, being data; of a classic interface that would be its script's own choice.
 */
function mediaOrigins(model: PreviewModel, tasks: readonly FrameTask[]): readonly string[] {
  const data = tasks.map(({ input, answer }) => [input, answer]);
  return model.interface.kind === 'classic' ? originsIn(data) : originsIn(data, model.interface);
}

/** A classic script may have left timers and listeners behind: it begins anew in a frame of its own. */
function startsOver({ model, tasks }: Picture): boolean {
  return model.interface.kind === 'classic' && tasks.every(({ state }) => state === undefined);
}

function compilesTemplates({ interface: drawn }: PreviewModel): boolean {
  return drawn.kind === 'classic' && drawn.libraries.standIns.includes('template-compiler');
}

/**
 * A Template Builder frame takes any config; a classic one is made of its own template and script.
 * Other styles, hints and looks of the device it takes as they come.
 */
function recipeOf({ model, tasks, settings }: Picture): string {
  const origins = mediaOrigins(model, tasks);
  const { allowedHosts } = settings;
  if (model.interface.kind !== 'classic') return JSON.stringify(['tb', origins, allowedHosts]);
  const made = { ...model.interface, styles: undefined };
  const inputs = tasks.map(({ id, input, answer }) => [id, input, answer]);
  const set = { ...settings, theme: undefined, direction: undefined };
  return JSON.stringify([made, model.inputSpec, model.outputSpec, inputs, set, origins]);
}
