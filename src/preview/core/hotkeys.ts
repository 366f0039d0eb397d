/** `plugin.hotkeys`: which key runs which action, and which control carries which badge. */
import { targetView } from './actions/action';
import type { ComponentNode } from './config';
import { deepEqual } from './json';
import { Props, type BoundAction, type Machine, type Scope } from './machine';
import { pointerKey, type Pointer } from './pointer';

const options = new Set(['allowHotkeysInInputs']);

export interface Hotkey {
  readonly key: string;
  readonly action: BoundAction;
  readonly allowInInputs: boolean;
}

export function hotkeysOf(
  plugins: readonly ComponentNode[],
  machine: Machine,
  scope: Scope,
): readonly Hotkey[] {
  return plugins
    .filter((plugin) => plugin.type === 'plugin.hotkeys')
    .flatMap((plugin) => {
      const allowInInputs = Boolean(new Props(plugin, scope).value('allowHotkeysInInputs'));
      return [...plugin.props].flatMap(([key, node]) => {
        const action = options.has(key) ? undefined : machine.action(node, scope);
        return action ? [{ key, action, allowInInputs }] : [];
      });
    });
}

/** What a control would do, in the words of an action. */
export type Deed =
  | { readonly type: 'action.set'; readonly pointer: Pointer; readonly payload: unknown }
  | { readonly type: 'action.toggle'; readonly pointer: Pointer }
  | {
      readonly type: 'action.play-pause' | 'action.open-close' | 'action.zoom-in-out';
      readonly viewKey: string;
    }
  | { readonly type: 'action.rotate'; readonly viewKey: string; readonly payload: 'left' | 'right' }
  | { readonly type: 'action.open-link'; readonly payload: unknown }
  | { readonly type: 'action'; readonly action: BoundAction };

/** The key that does the same deed; the first one wins. */
export function badgeFor(deed: Deed, hotkeys: readonly Hotkey[]): string | undefined {
  return hotkeys.find((hotkey) => does(new Props(hotkey.action.node, hotkey.action.scope), deed))
    ?.key;
}

function does(props: Props, deed: Deed): boolean {
  try {
    if (deed.type === 'action') return sameAction(props, deed.action);
    if (props.node.type !== deed.type) return false;
    if ('pointer' in deed && pointerKey(props.pointer('data')) !== pointerKey(deed.pointer)) {
      return false;
    }
    if ('viewKey' in deed && targetView(props)?.key !== deed.viewKey) return false;
    return !('payload' in deed) || deepEqual(props.value('payload'), deed.payload);
  } catch {
    return false; // A key whose action cannot be read has no badge; pressing it tells why.
  }
}

function sameAction(props: Props, action: BoundAction): boolean {
  const other = new Props(action.node, action.scope);
  if (props.node.type !== other.node.type) return false;
  if (props.has('data') !== other.has('data')) return false;
  if (
    props.has('data') &&
    pointerKey(props.pointer('data')) !== pointerKey(other.pointer('data'))
  ) {
    return false;
  }
  if (targetView(props)?.key !== targetView(other)?.key) return false;
  return deepEqual(comparable(props), comparable(other));
}

/** Nested actions are compared by where they stand, not by value. */
function comparable(props: Props): unknown {
  return props.node.type === 'action.bulk' ? props.part('payload') : props.value('payload');
}

const latinRow = 'qwertyuiopasdfghjklzxcvbnm';
const russianRow = 'йцукенгшщзфывапролдячсмить';

/**
 * The name a config uses for the key of a keyboard event. A Russian letter stands for the Latin one
 * on the same key.
 */
export function keyName(eventKey: string): string {
  const lower = eventKey.toLowerCase();
  if (lower === 'arrowup') return 'up';
  if (lower === 'arrowdown') return 'down';
  const twin = lower.length === 1 ? russianRow.indexOf(lower) : -1;
  return twin === -1 ? lower : latinRow.charAt(twin);
}
