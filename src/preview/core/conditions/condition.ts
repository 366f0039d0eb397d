import type { Props } from '../machine';
import type { Verdict } from '../verdict';

/** How one type of condition judges. */
export type Condition = (props: Props) => Verdict;
