import { coerced } from '../json';
import { solid, type ConfigNode } from '../config';
import type { Props } from '../machine';
import { groupVerdict, type Verdict } from '../verdict';
import type { Condition } from './condition';

/** Every part passes; an empty list passes. */
export const all: Condition = (props) => {
  const parts = judgeParts(props);
  const passes = parts.every((part) => part.passes);
  return groupVerdict(passes, props.value('hint'), parts, { pass: 'and', fail: 'or' });
};

/** Some part passes; an empty list fails. */
export const any: Condition = (props) => {
  const parts = judgeParts(props);
  const passes = parts.some((part) => part.passes);
  return groupVerdict(passes, props.value('hint'), parts, { pass: 'or', fail: 'and' });
};

/** The part fails; its own message for that direction is shown. */
export const not: Condition = (props) => {
  const part = props.machine.judge(props.part('condition'), props.scope);
  const hint = props.value('hint');
  const opposite = { pass: 'fail', fail: 'pass' } as const;
  return {
    passes: !part.passes,
    lines: (wanted) =>
      hint === undefined ? part.lines(opposite[wanted]) : [{ text: coerced(hint), depth: 0 }],
  };
};

function judgeParts(props: Props): readonly Verdict[] {
  const list = solid(props.part('conditions'));
  const items: readonly ConfigNode[] = list.kind === 'list' ? list.items : [];
  return items.map((item) => props.machine.judge(item, props.scope));
}
