export { enforceLimits } from './enforce';

/** `none` is no limit at all, which clients that cannot read a 429 need. */
export type Limits = 'none' | 'published';
