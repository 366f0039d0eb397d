import { solid } from '../config';
import type { Props } from '../machine';
import type { ViewState } from '../store';
import { targetView, type Action } from './action';

/** Opens or closes a picture or a collapsing block; a boolean payload forces the side. */
export const openClose: Action = (props) => {
  const payload = props.value('payload');
  return () =>
    patch(props, ({ open }) => ({
      open: typeof payload === 'boolean' ? payload : !(open ?? startsOpen(props)),
    }));
};

/** A collapsing block may be open from the start. */
function startsOpen(props: Props): boolean {
  const target = solid(props.part('view'));
  if (target.kind !== 'component') return false;
  return Boolean(props.machine.evaluate(target.props.get('defaultOpened'), props.scope));
}

export const playPause: Action = (props) => () => {
  const target = targetView(props);
  if (target) props.machine.effects.playPause(target.key);
};

/** A quarter turn; anything but `left` turns right. */
export const rotate: Action = (props) => {
  const step = props.value('payload') === 'left' ? -90 : 90;
  return () => patch(props, (state) => ({ rotation: (state.rotation ?? 0) + step }));
};

export const zoomInOut: Action = (props) => () =>
  patch(props, (state) => ({ zoomed: !state.zoomed }));

/** Actions of an older player: accepted, and without effect on the present ones. */
export const withoutEffect: Action = () => () => undefined;

function patch(props: Props, next: (state: ViewState) => ViewState): void {
  const target = targetView(props);
  const { store } = props.machine;
  if (target) store.patchView(target.key, next(store.view(target.key)));
}
