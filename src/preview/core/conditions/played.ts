import { simpleVerdict } from '../verdict';
import type { Condition } from './condition';

/** The player that carries this rule was started, or could not load its media. */
export const played: Condition = (props) => {
  const state = props.machine.store.view(props.scope.owner ?? '');
  return simpleVerdict(Boolean(state.played ?? state.failed), props.value('hint'), {
    pass: props.say('play'),
    fail: props.say('notPlay'),
  });
};

/** The player that carries this rule reached the end, or could not load its media. */
export const playedFully: Condition = (props) => {
  const state = props.machine.store.view(props.scope.owner ?? '');
  return simpleVerdict(Boolean(state.playedFully ?? state.failed), props.value('hint'), {
    pass: props.say('playFully'),
    fail: props.say('notPlayFully'),
  });
};
