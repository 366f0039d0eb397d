import type { Props } from '../machine';
import type { Action } from './action';
import { bulkOf } from './bulk';
import { listPush, listRemove, set, toggle } from './data';
import { notify } from './notify';
import { openLink } from './openLink';
import { openClose, playPause, rotate, withoutEffect, zoomInOut } from './views';

export const actions: Readonly<Record<string, Action>> = {
  'action.bulk': bulkOf((props) => prepareAction(props)),
  'action.list-push': listPush,
  'action.list-remove': listRemove,
  'action.notify': notify,
  'action.open-close': openClose,
  'action.open-link': openLink,
  'action.play-pause': playPause,
  'action.rotate': rotate,
  'action.set': set,
  'action.set-current-time': withoutEffect,
  'action.set-duration': withoutEffect,
  'action.set-media-status': withoutEffect,
  'action.set-volume': withoutEffect,
  'action.toggle': toggle,
  'action.zoom-in-out': zoomInOut,
};

/** Resolves the payload of an action; calling the result runs it. */
export function prepareAction(props: Props): () => void {
  const action = actions[props.node.type];
  if (!action) throw new Error(`Unknown action "${props.node.type}"`);
  return action(props);
}
