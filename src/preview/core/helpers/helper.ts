import type { Props } from '../machine';

/** How one type of helper computes its value. `helper.if` and `helper.switch` choose instead. */
export type Helper = (props: Props) => unknown;
