/** The platform's published rate limits, respected before a request is sent. */
export { createQuotas, type QuotaOptions, type Quotas } from './quotas';
export { publishedLimits, type PublishedLimit } from './publishedLimits';
export { sharedQuotas } from './sharedQuotas';
