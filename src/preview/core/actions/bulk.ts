import { solid, type ConfigNode } from '../config';
import { Props } from '../machine';
import type { Action } from './action';

/** Runs several actions in order; all payloads are resolved before the first runs. */
export function bulkOf(prepare: (props: Props) => () => void): Action {
  return (props) => {
    const list = solid(props.part('payload'));
    const items: readonly ConfigNode[] = list.kind === 'list' ? list.items : [];
    const steps = items.flatMap((item) => {
      const bound = props.machine.action(item, props.scope);
      return bound ? [prepare(new Props(bound.node, bound.scope))] : [];
    });
    return () => {
      for (const step of steps) step();
    };
  };
}
