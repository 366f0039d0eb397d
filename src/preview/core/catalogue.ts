/** Which component types exist, by what they are. */
import { actions } from './actions';
import { conditions } from './conditions';
import { dataSources } from './data';
import { fields } from './fields';
import { helpers } from './helpers';

export const viewTypes: ReadonlySet<string> = new Set([
  'layout.bars',
  'layout.columns',
  'layout.compare',
  'layout.side-by-side',
  'layout.sidebar',
  'view.action-button',
  'view.alert',
  'view.audio',
  'view.collapse',
  'view.debug',
  'view.device-frame',
  'view.divider',
  'view.group',
  'view.hint',
  'view.iframe',
  'view.image',
  'view.json',
  'view.labeled-list',
  'view.link',
  'view.link-group',
  'view.list',
  'view.map',
  'view.markdown',
  'view.table',
  'view.text',
  'view.video',
  'view.with-label',
]);

/** Properties that take views, by type; in every other property a view is out of place. */
export const viewSlots: Readonly<Record<string, readonly string[]>> = {
  'field.list': ['addedItems', 'children'],
  'layout.bars': ['barBefore', 'content', 'barAfter'],
  'layout.columns': ['items'],
  'layout.compare': ['items', 'commonControls'],
  'layout.side-by-side': ['items', 'controls'],
  'layout.sidebar': ['content', 'controls', 'extraControls'],
  'view.alert': ['content'],
  'view.collapse': ['content'],
  'view.device-frame': ['content'],
  'view.group': ['content'],
  'view.labeled-list': ['items'],
  'view.list': ['items'],
  'view.table': ['headers', 'items'],
  'view.with-label': ['items'],
};

export const pluginTypes: ReadonlySet<string> = new Set([
  'plugin.field.image-annotation.hotkeys',
  'plugin.field.text-annotation.hotkeys',
  'plugin.hotkeys',
  'plugin.toloka',
  'plugin.trigger',
]);

/** Helpers that choose one of their parts instead of computing a value. */
export const choosers: ReadonlySet<string> = new Set(['helper.if', 'helper.switch']);

export type ComponentCategory =
  'action' | 'chooser' | 'condition' | 'data' | 'field' | 'helper' | 'plugin' | 'view';

export function categoryOf(type: string): ComponentCategory | undefined {
  if (choosers.has(type)) return 'chooser';
  if (viewTypes.has(type)) return 'view';
  if (pluginTypes.has(type)) return 'plugin';
  if (Object.hasOwn(fields, type)) return 'field';
  if (Object.hasOwn(helpers, type)) return 'helper';
  if (Object.hasOwn(dataSources, type)) return 'data';
  if (Object.hasOwn(conditions, type)) return 'condition';
  if (Object.hasOwn(actions, type)) return 'action';
  return undefined;
}

export function isKnownType(type: string): boolean {
  return categoryOf(type) !== undefined;
}
