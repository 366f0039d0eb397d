/** The platform's objects that specs describe, as its REST API v1 sends and takes them. */
export type * from './common';
export type * from './filter';
export type * from './pool';
export type * from './project';
export type * from './qualityControl';
export type * from './skill';
export type * from './task';
export type * from './training';
