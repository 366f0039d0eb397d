import {
  count,
  flag,
  listOf,
  may,
  must,
  object,
  oneOf,
  returned,
  text,
  type Fields,
} from './build';
import {
  createdField,
  html,
  idField,
  languageCode,
  metadataField,
  ownerField,
  sourceField,
  translation,
} from './common';
import { inputSpec, outputSpec } from './fieldSpec';
import { projectQualityControl } from './qualityControl';
import type { ObjectSchema } from './schema';
import { viewSpec } from './viewSpec';

const taskSpec = object('task spec', {
  input_spec: must(inputSpec, 'The values each task brings, by field id.', {
    example: 'input_spec:\n  text: { type: string, required: true }',
  }),
  output_spec: must(outputSpec, 'The values each answer holds, by field id.', {
    example: "output_spec:\n  verdict: { type: string, allowed_values: ['yes', 'no'] }",
  }),
  view_spec: may(viewSpec, 'The interface in which performers see a task and answer it.', {
    when: 'Wanted by every project that people work on.',
  }),
});

const mapView = object('map view', {
  title_template: must(
    text,
    "Title of a task's card on the map. `{{inputParams['name']}}` puts in an input value.",
  ),
  description_template: must(
    text,
    "Text of a task's card on the map, with the same substitutions.",
  ),
  map_provider: may(
    oneOf({ YANDEX: 'Yandex maps.', GOOGLE: 'Google maps.' }),
    'Whose map is shown. Absent: the performer chooses.',
  ),
});

const additionalLanguage = object('additional language', {
  language: must(languageCode, 'Code of the language, two capitals.', { example: 'language: FR' }),
  public_name: may(translation, 'The name in this language.'),
  public_description: may(translation, 'The description in this language.'),
  public_instructions: may(translation, 'The instructions in this language (HTML).'),
  message_on_unknown_solution: may(translation, 'The hint in this language.'),
  tb_view_spec: may(
    object('interface translations', {
      keys: may(
        listOf(
          object('interface translation', {
            key: must(text, 'Name of the text in `localizationConfig`.'),
            value: must(text, 'The text in this language.'),
            source: sourceField,
          }),
        ),
        'Translated texts of the interface.',
      ),
    }),
    'Texts of a Template Builder interface in this language.',
  ),
});

const localization = object('localization config', {
  default_language: must(languageCode, 'Language of the texts in the project itself.', {
    example: 'default_language: EN',
  }),
  additional_languages: may(listOf(additionalLanguage), 'Translations, one entry a language.'),
});

const fields: Fields = {
  public_name: must(text, 'Name of the project as performers see it.', {
    example: 'public_name: Read a short text aloud',
  }),
  public_description: may(text, 'One or two sentences for the list of tasks: what is to be done.', {
    example: 'public_description: Record yourself reading two sentences.',
  }),
  public_instructions: may(html, 'Instructions for performers, as HTML.', {
    example: 'public_instructions: { $file: ./instructions.html }',
  }),
  private_comment: may(text, 'Note to yourself; performers never see it.'),
  task_spec: must(taskSpec, 'What a task holds, what an answer holds, and what performers see.'),
  assignments_issuing_type: must(
    oneOf({
      AUTOMATED: 'The platform hands out task suites by itself.',
      MAP_SELECTOR: 'Performers choose tasks on a map (field tasks).',
    }),
    'How performers come to their tasks.',
    { standard: 'AUTOMATED' },
  ),
  assignments_issuing_view_config: may(mapView, 'How field tasks look on the map.', {
    when: 'Needed with `assignments_issuing_type: MAP_SELECTOR`.',
  }),
  assignments_automerge_enabled: may(
    flag,
    'Merges identical tasks of all open pools, so that a performer meets each once.',
    { standard: false },
  ),
  max_active_assignments_count: may(
    count({ min: 1 }, 'task suites'),
    'How many task suites one performer may hold at a time.',
    { example: 'max_active_assignments_count: 5' },
  ),
  quality_control: may(
    projectQualityControl,
    'Quality rules that hold in every pool of the project.',
  ),
  metadata: metadataField,
  sensitive: may(flag, 'Marks a project whose content is sensitive.'),
  localization_config: may(localization, 'Translations of the texts that performers see.'),
  id: idField,
  status: returned(
    oneOf({ ACTIVE: 'In use.', ARCHIVED: 'Put away for good; it takes no new pools.' }),
    'State of the project.',
  ),
  created: createdField,
  owner: ownerField,
};

export const projectSchema: ObjectSchema = object('project', fields);
