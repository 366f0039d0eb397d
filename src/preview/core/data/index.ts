import { input } from './input';
import { local } from './local';
import type { DataSource } from './source';
import { internal, output, relative, sub } from './stored';
import { assignmentId, location } from './surroundings';

export const dataSources: Readonly<Record<string, DataSource>> = {
  'data.input': input,
  'data.internal': internal,
  'data.local': local,
  'data.output': output,
  'data.relative': relative,
  'data.sub': sub,
  '@toloka/data.assignment-id': assignmentId,
  '@toloka/data.location': location,
  '@yandex-toloka/data.assignment-id': assignmentId,
  '@yandex-toloka/data.location': location,
};
