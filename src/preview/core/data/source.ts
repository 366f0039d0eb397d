import type { Props } from '../machine';
import type { Pointer } from '../pointer';

/** One type of data component: how it is read and, where it can be written, which place it names. */
export interface DataSource {
  read(props: Props): unknown;
  pointer?(props: Props): Pointer;
}
