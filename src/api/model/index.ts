/** What only the platform makes: answers, files, operations and people. */
export type * from './aggregation';
export type * from './analytics';
export type * from './assignment';
export type * from './attachment';
export type * from './message';
export type * from './operation';
export type * from './page';
export type * from './performer';
export type * from './person';
export type * from './requester';
export type * from './userMetadata';
export type * from './webhook';
