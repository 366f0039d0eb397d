/** The states in which a component is drawn, made from its sample. */
import type { TaskPicture } from '../taskFrame';
import { samples, type Sample } from './samples';

export interface Scene {
  readonly state: string;
  readonly picture: TaskPicture;
  /** Whether a submit is tried, so that errors show. */
  readonly submits: boolean;
}

const data = { type: 'data.output', path: 'value' };

export function scenesOf(type: string): readonly Scene[] {
  const sample = samples[type];
  if (!sample) throw new Error(`there is no sample of ${type}`);
  return type.startsWith('field.') ? fieldScenes(type, sample) : viewScenes(type, sample);
}

export function configOf(type: string, extra: Readonly<Record<string, unknown>> = {}): unknown {
  const sample = samples[type];
  const own = type.startsWith('field.') ? { data } : {};
  return {
    view: { type, ...sample?.props, ...own, ...extra },
    ...(sample?.plugins ? { plugins: sample.plugins } : {}),
  };
}

function fieldScenes(type: string, sample: Sample): readonly Scene[] {
  const scene = (
    state: string,
    extra: Readonly<Record<string, unknown>>,
    answer?: unknown,
  ): Scene => ({
    state,
    picture: {
      config: configOf(type, extra),
      tasks: [answer === undefined ? {} : { answer: { value: answer } }],
    },
    submits: false,
  });
  const { filled } = sample;
  const review = scene('review', {}, filled);
  return [
    scene('empty', {}),
    ...(filled === undefined ? [] : [scene('filled', {}, filled)]),
    { ...scene('error', { validation: { type: 'condition.required' } }), submits: true },
    ...(sample.refused === undefined ? [] : [scene('refused', {}, sample.refused)]),
    scene('disabled', { disabled: true }, filled),
    { ...review, picture: { ...review.picture, settings: { readOnly: true } } },
    ...variantScenes(type, sample),
  ];
}

function viewScenes(type: string, sample: Sample): readonly Scene[] {
  const rule = { type: 'condition.required', data: { type: 'data.output', path: 'other' } };
  return [
    { state: 'plain', picture: { config: configOf(type) }, submits: false },
    { state: 'error', picture: { config: configOf(type, { validation: rule }) }, submits: true },
    ...variantScenes(type, sample),
  ];
}

function variantScenes(type: string, sample: Sample): readonly Scene[] {
  return Object.entries(sample.variants ?? {}).map(([state, extra]) => ({
    state,
    picture: { config: configOf(type, extra) },
    submits: false,
  }));
}

const answered = (index: number): Readonly<Record<string, unknown>> => ({
  answer: { value: index },
});
const pageConfig = (layout: unknown): unknown => ({
  view: {
    type: 'field.radio-group',
    label: 'Which one?',
    options: [
      { label: 'One', value: 0 },
      { label: 'Two', value: 1 },
    ],
    data,
  },
  plugins: [
    {
      type: 'plugin.toloka',
      layout,
      notifications: [{ type: 'view.text', content: 'Read the instructions first.' }],
    },
    { type: 'plugin.hotkeys', '1': { type: 'action.set', data, payload: 0 } },
  ],
});

/** Pages of several tasks, and what no single component shows. */
export const pageScenes: readonly Scene[] = [
  {
    state: 'scroll',
    picture: { config: pageConfig({ kind: 'scroll' }), tasks: [answered(0), {}] },
    submits: false,
  },
  {
    state: 'scroll, narrow tasks',
    picture: {
      config: pageConfig({ kind: 'scroll', taskWidth: 260 }),
      tasks: [{}, {}, answered(1)],
    },
    submits: false,
  },
  {
    state: 'pager',
    picture: { config: pageConfig({ kind: 'pager', taskWidth: 500 }), tasks: [{}, {}, {}] },
    submits: false,
  },
  {
    state: 'training hint',
    picture: {
      config: pageConfig({ kind: 'scroll' }),
      tasks: [{ ...answered(1), hint: 'Look again: the first one is larger.' }],
    },
    submits: false,
  },
  {
    state: 'unknown and broken components',
    picture: {
      config: {
        view: {
          type: 'view.list',
          items: [
            { type: 'view.hologram' },
            { $ref: 'vars.missing' },
            { type: 'field.text', label: 'Alive', data: { type: 'data.relative', path: 'x' } },
            { type: 'view.text', content: 'The rest stays alive.' },
          ],
        },
      },
    },
    submits: false,
  },
];
