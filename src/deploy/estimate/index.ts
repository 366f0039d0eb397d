/** What work will cost, before anything is spent: by spec, by pool, by tasks at hand. */
export { line, totalOf, type Estimate, type EstimateLine } from './estimate';
export { estimatePool, priceOfPool, type PoolPrice } from './estimatePool';
export { estimateFiles, estimateSpec } from './estimateSpec';
export {
  estimateTasks,
  PriceCounter,
  rewardOf,
  type PricedPool,
  type PricedTask,
} from './priceCounter';
