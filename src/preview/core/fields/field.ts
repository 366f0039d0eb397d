import type { Props } from '../machine';

/** What a field does with its value, beside what every field does. */
export interface FieldRules {
  /** From what the control gives to what is stored. Without it the value is stored as it is. */
  toValue?(raw: unknown): unknown;
  /** The value that conditions see. Without it the stored one. */
  seen?(value: unknown, props: Props): unknown;
  /** Message of the field's own check, made only when its `validation` passes. */
  check?(value: unknown, props: Props): string | undefined;
  /** Values to write at mount, by sub-path (an empty one is the field itself), and mark as touched. */
  atMount?(props: Props): readonly { readonly path: readonly string[]; readonly value: unknown }[];
  /** False for a field whose value stays in the answer when its branch is not shown. */
  readonly buried?: false;
}
