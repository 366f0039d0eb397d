/** Platforms in memory, for simulations. */
export {
  createInnerSandbox,
  type InnerKind,
  type InnerOptions,
  type InnerSandbox,
} from './innerSandbox';
