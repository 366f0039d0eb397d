/** A dataset as files: tables, audio, layouts that loaders know, a report, a manifest. */
export { sha256OfFile, writeBytesIfRight, writeIfRight } from './audioFile';
export { listedFiles } from './manifest';
export { fileAt, placeFor } from './place';
export type { ReportFacts } from './report/facts';
export type { DatasetRow } from './row';
export { speakerNames } from './speakers';
export { splitBySpeaker } from './split';
export { writeDatasetFiles, type DatasetFiles } from './writeDatasetFiles';
