/** Plays the figures of test/fixtures/preview/template-builder-vectors.json against the pure core. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  compileConfig,
  isKnownType,
  plainEnvironment,
  TaskEngine,
  TaskStore,
  type BoundAction,
  type Effects,
  type Environment,
  type ViewNode,
} from '../../../src/preview/core';

export interface Expected {
  readonly output?: unknown;
  readonly internal?: unknown;
  readonly errors?: readonly string[];
  readonly errorCount?: number;
  readonly valid?: boolean;
  readonly shows?: readonly string[];
  readonly hides?: readonly string[];
  readonly order?: readonly string[];
  readonly opened?: readonly string[];
  readonly count?: Readonly<Record<string, number>>;
  readonly attr?: Readonly<Record<string, string>>;
}

export interface Step {
  readonly set?: string;
  readonly to?: unknown;
  readonly nth?: number;
  readonly clear?: boolean;
  readonly click?: string;
  readonly clickRadio?: string;
  readonly toggle?: number;
  readonly hotkey?: string;
  readonly media?: 'play' | 'ended' | 'error';
  readonly location?: { readonly latitude: number; readonly longitude: number };
  readonly submit?: boolean;
  readonly submitted?: unknown;
  readonly then?: Expected;
}

export interface Vector {
  readonly name: string;
  readonly covers: readonly string[];
  readonly config: unknown;
  readonly input: unknown;
  readonly options?: {
    readonly output?: unknown;
    readonly readOnly?: boolean;
    readonly translations?: Readonly<Record<string, string>>;
  };
  readonly initially?: Expected;
  readonly steps?: readonly Step[];
  readonly compileFails?: boolean;
}

export function loadVectors(): readonly Vector[] {
  const file = path.resolve('test/fixtures/preview/template-builder-vectors.json');
  return JSON.parse(readFileSync(file, 'utf8')) as Vector[];
}

/** A performer without a browser: does to the engine what the drawn controls would do. */
export class PurePerformer {
  readonly engine: TaskEngine;
  readonly opened: string[] = [];
  #environment: Environment;

  constructor(vector: Vector) {
    const compiled = compileConfig(vector.config, isKnownType);
    this.#environment = {
      ...plainEnvironment,
      readOnly: vector.options?.readOnly ?? false,
      translations: vector.options?.translations ?? {},
    };
    const effects: Effects = {
      openLink: (url) => this.opened.push(url),
      notify: () => undefined,
      playPause: (key) => this.engine.patchView(key, { played: true }),
    };
    const store = new TaskStore(vector.input, vector.options?.output);
    this.engine = new TaskEngine(compiled, store, this.#environment, effects);
  }

  do(step: Step): void {
    if (step.set !== undefined)
      this.engine.change(this.at(step.set, step.nth), step.clear ? undefined : step.to);
    if (step.toggle !== undefined) this.#toggle(step.toggle);
    if (step.click !== undefined) this.#click(step.click);
    if (step.hotkey !== undefined) this.engine.press([step.hotkey], 'elsewhere');
    if (step.media !== undefined) this.#media(step.media, step.nth ?? 0);
    if (step.location) this.#move(step.location);
    if (step.submit) assert.deepEqual(plain(this.engine.submit() ?? null), step.submitted);
  }

  at(place: string, nth = 0): ViewNode {
    const found = this.#all((view) => view.path === place).at(nth);
    assert.ok(found, `no mounted view at ${place}`);
    return found;
  }

  /** Messages that show, in tree order. */
  errors(): readonly string[] {
    return this.engine.view.mounted.flatMap((view) => (view.errorsShown ? view.errors : []));
  }

  #all(test: (view: ViewNode) => boolean): readonly ViewNode[] {
    return this.engine.view.mounted.filter(test);
  }

  #toggle(nth: number): void {
    const boxes = this.#all((view) =>
      ['field.checkbox', 'field.checkbox-group'].includes(view.type),
    ).flatMap((view) => {
      const options = view.props.options as readonly { value: string }[] | undefined;
      return options ? options.map((one) => ({ view, path: [one.value] })) : [{ view, path: [] }];
    });
    const box = boxes[nth];
    assert.ok(box?.view.field, `no checkbox ${String(nth)}`);
    const { view, path: sub } = box;
    const value =
      sub[0] === undefined
        ? view.field?.value
        : (view.field?.value as Record<string, unknown> | undefined)?.[sub[0]];
    this.engine.change(view, value ? (view.flag('preserveFalse') ? false : undefined) : true, sub);
  }

  #click(text: string): void {
    const view = this.engine.view.mounted.find(
      (one) =>
        one.text('label') === text ||
        one.text('buttonLabel') === text ||
        one.text('content') === text ||
        hasPart(one, text),
    );
    assert.ok(view, `nothing to click says ${text}`);
    const click = clicks[view.type];
    assert.ok(click, `clicking ${view.type} is not known here`);
    click(this.engine, view, part(view, text));
  }

  #media(event: 'play' | 'ended' | 'error', nth: number): void {
    const player = this.#all((view) => view.type === 'view.audio' || view.type === 'view.video')[
      nth
    ];
    assert.ok(player);
    const states = {
      play: { played: true },
      ended: { playedFully: true },
      error: { failed: true },
    };
    this.engine.patchView(player.key, states[event]);
  }

  #move(place: { latitude: number; longitude: number }): void {
    const location = `${String(place.latitude)},${String(place.longitude)}`;
    this.#environment = { ...this.#environment, location };
    this.engine.setEnvironment(this.#environment);
  }
}

/** What a click does, by type of the clicked component. */
const clicks: Readonly<
  Record<string, (engine: TaskEngine, view: ViewNode, option: Part | undefined) => void>
> = {
  'view.action-button': (engine, view) => engine.run(view.props.action as BoundAction),
  'field.button-radio': (engine, view) => engine.change(view, view.props.valueToSet),
  'field.button-radio-group': (engine, view, option) => engine.change(view, option?.value),
  'field.button-checkbox': (engine, view) =>
    engine.change(view, view.field?.value ? undefined : true),
  'field.list': (engine, view) => {
    const items = (view.field?.value as readonly unknown[] | undefined) ?? [];
    engine.change(view, [...items, undefined]);
  },
  'view.link': (engine, view) => engine.openLink(view.text('url') ?? ''),
  'view.link-group': (engine, _view, option) => engine.openLink(String(option?.url)),
};

interface Part {
  readonly label?: unknown;
  readonly content?: unknown;
  readonly value?: unknown;
  readonly url?: unknown;
}

function part(view: ViewNode, text: string): Part | undefined {
  const parts = (view.props.options ?? view.props.links) as readonly Part[] | undefined;
  return parts?.find((one) => one.label === text || one.content === text);
}

function hasPart(view: ViewNode, text: string): boolean {
  return part(view, text) !== undefined;
}

export function plain(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}
