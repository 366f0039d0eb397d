import { projectQualityControl } from '../qualityControl';
import {
  anything,
  decimal,
  flag,
  integer,
  isObject,
  list,
  mapOf,
  object,
  oneOf,
  optional,
  required,
  requiredWhen,
  text,
  type Rule,
} from '../rules';
import { localization, metadata, translation } from './common';

const fieldTypes = [
  ...['boolean', 'string', 'integer', 'float', 'url', 'coordinates', 'json'].flatMap((type) => [
    type,
    `array_${type}`,
  ]),
];
const fileTypes = ['file', 'array_file'];

function fieldSpec(types: readonly string[]): Rule {
  return object({
    type: required(oneOf(...types)),
    required: optional(flag),
    hidden: optional(flag),
    allowed_values: optional(list(anything)),
    pattern: optional(regularExpression),
    min_length: optional(integer({ min: 0 })),
    max_length: optional(integer({ min: 0 })),
    min_value: optional(decimal()),
    max_value: optional(decimal()),
    min_size: optional(integer({ min: 0 })),
    max_size: optional(integer({ min: 0 })),
  });
}

function regularExpression(...[value, path, faults]: Parameters<Rule>): void {
  try {
    new RegExp(String(value), 'u');
  } catch {
    faults.add(path, 'INVALID_REGEX_SYNTAX', 'A regular expression is expected');
  }
}

const settings = [
  ...['showTimer', 'showTitle', 'showInstructions', 'showFullscreen', 'showSubmit'],
  ...['showSkip', 'showFinish', 'showMessage', 'showReward'],
];

const jsonText: Rule = (value, path, faults) => {
  try {
    if (typeof value === 'string' && isObject(JSON.parse(value))) return;
  } catch {
    // Falls through: what is no JSON is refused like what is no string.
  }
  faults.add(path, 'JSON_EXPECTED', 'A string with a JSON object is expected');
};

const viewSpec: Rule = object({
  type: optional(oneOf('classic', 'tb')),
  settings: optional(object(Object.fromEntries(settings.map((name) => [name, optional(flag)])))),
  markup: optional(text()),
  script: optional(text()),
  styles: optional(text()),
  assets: optional(
    object({ script_urls: optional(list(text())), style_urls: optional(list(text())) }),
  ),
  config: requiredWhen((owner) => owner.type === 'tb', jsonText),
  lock: requiredWhen((owner) => owner.type === 'tb', mapOf(text())),
  localizationConfig: optional(
    object({
      keys: optional(
        list(object({ key: required(text({ notBlank: true })), defaultValue: optional(text()) })),
      ),
    }),
  ),
  inferDataSpec: optional(flag),
});

const translatedView: Rule = object({
  keys: optional(
    list(
      object({
        key: required(text({ notBlank: true })),
        value: optional(text()),
        source: optional(oneOf('REQUESTER')),
      }),
    ),
  ),
});

export const project: Rule = object({
  public_name: required(text({ notBlank: true })),
  public_description: optional(text()),
  public_instructions: optional(text()),
  private_comment: optional(text()),
  assignments_issuing_type: required(oneOf('AUTOMATED', 'MAP_SELECTOR')),
  assignments_issuing_view_config: requiredWhen(
    (owner) => owner.assignments_issuing_type === 'MAP_SELECTOR',
    object({
      title_template: required(text()),
      description_template: required(text()),
      map_provider: optional(oneOf('YANDEX', 'GOOGLE')),
    }),
  ),
  assignments_automerge_enabled: optional(flag),
  max_active_assignments_count: optional(integer({ min: 1 })),
  metadata: optional(metadata),
  sensitive: optional(flag),
  localization_config: optional(
    localization({
      public_name: translation,
      public_description: translation,
      public_instructions: translation,
      tb_view_spec: translatedView,
    }),
  ),
  quality_control: optional(projectQualityControl),
  task_spec: required(
    object({
      input_spec: required(mapOf(fieldSpec(fieldTypes))),
      output_spec: required(mapOf(fieldSpec([...fieldTypes, ...fileTypes]))),
      view_spec: optional(viewSpec),
    }),
  ),
});
