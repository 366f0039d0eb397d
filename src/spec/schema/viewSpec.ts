import {
  anything,
  flag,
  listOf,
  may,
  must,
  object,
  text,
  textAs,
  variants,
  type Fields,
} from './build';
import type { Field } from './schema';

/** `task_spec.view_spec`: what performers see, in one of two techniques. */

const shown = (what: string): Field =>
  may(flag, `Whether performers see ${what}.`, { standard: true });

const settings = may(
  object(
    'view settings',
    {
      showTimer: shown('the time that is left'),
      showTitle: shown("the project's name above the tasks"),
      showInstructions: shown('the button that opens the instructions'),
      showFullscreen: shown('the full-screen button'),
      showSubmit: shown('the Submit button'),
      showSkip: shown('the Skip button'),
      showFinish: shown('the Exit button'),
      showMessage: shown('the button that writes to you'),
      showReward: shown('the reward of the task suite'),
    },
    { schema: anything, about: 'A setting that we do not know; it is sent as it is.' },
  ),
  'Which controls of the task page performers see. All of them unless switched off here.',
  { example: 'settings: { showSkip: false }' },
);

const urls = (about: string, example: string): Field => may(listOf(text), about, { example });

const classic: Fields = {
  settings,
  markup: may(
    textAs('markup'),
    'HTML of one task. Handlebars helpers work with the platform library among `assets`: `{{field type="radio" name="result" …}}` writes an output, `{{text}}` shows an input.',
    { example: 'markup: |\n  <p>{{text}}</p>\n  {{field type="textarea" name="answer"}}' },
  ),
  script: may(
    textAs('javascript'),
    "JavaScript of the interface: classes for one task and for the suite, extending the platform's own.",
  ),
  styles: may(textAs('css'), 'CSS of the interface.'),
  assets: may(
    object('assets', {
      script_urls: urls(
        "Scripts to load first, in this order. `$TOLOKA_ASSETS` stands for the platform's own host.",
        'script_urls: [$TOLOKA_ASSETS/js/toloka-handlebars-templates.js]',
      ),
      style_urls: urls(
        'Style sheets to load, in this order.',
        'style_urls: [https://example.com/task.css]',
      ),
    }),
    'Libraries that the interface loads before its own script and styles.',
  ),
};

const templateBuilder: Fields = {
  settings,
  config: must(
    { kind: 'config' },
    'The interface: a mapping with `view`, `plugins` and `vars`, the same as JSON text, or a file (`{ $file: ui.yaml }`). It is sent as JSON text.',
    { example: 'config:\n  view: { type: view.text, content: Hello }' },
  ),
  lock: may(
    object(
      'lock',
      { core: may(text, 'Version of Template Builder itself.', { example: 'core: 1.0.0' }) },
      {
        schema: text,
        about: 'Version of this component. Only the first number chooses what runs.',
      },
    ),
    'Versions of the core and of each component in use. Leave it out: it is filled in on deploy.',
    { example: 'lock: { core: 1.0.0, view.text: 1.0.0 }' },
  ),
  localizationConfig: may(
    object('localization config', {
      keys: may(
        listOf(
          object('translation key', {
            key: must(text, 'Name that `helper.translate` asks for.'),
            defaultValue: must(text, 'Text in the default language.'),
          }),
        ),
        'Texts of the interface that can be translated.',
      ),
    }),
    'Texts of the interface for `helper.translate`.',
  ),
  inferDataSpec: may(flag, 'Lets the platform derive input_spec and output_spec from the config.', {
    standard: false,
  }),
};

export const viewSpec = variants(
  'view spec',
  'type',
  'The technique in which the interface is written.',
  {
    classic: { about: 'HTML with Handlebars, CSS and JavaScript.', fields: classic },
    tb: {
      about: 'Template Builder: components put together in a config.',
      fields: templateBuilder,
    },
  },
  'classic',
);
