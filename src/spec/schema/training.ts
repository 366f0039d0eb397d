import { count, flag, idOf, may, must, object, text, type Fields } from './build';
import { html, idField, metadataField } from './common';
import { durationMax, lifecycle } from './pool';
import type { ObjectSchema } from './schema';
import { tasksForm } from './tasksForm';

const fields: Fields = {
  project_id: must(idOf('project'), 'The project that performers are trained for.', {
    example: 'project_id: { $id: ./reading.project.yaml }',
  }),
  private_name: must(text, 'Name of the training; only you see it.', {
    example: 'private_name: How to read aloud',
  }),
  training_tasks_in_task_suite_count: must(
    count({ min: 0, max: 500 }, 'tasks'),
    'Training tasks on a page.',
    {
      example: 'training_tasks_in_task_suite_count: 5',
    },
  ),
  inherited_instructions: must(flag, "Whether the project's instructions are shown.", {
    standard: false,
    example: 'inherited_instructions: true',
  }),
  public_instructions: may(html, "The training's own instructions (HTML).", {
    when: 'Wanted with `inherited_instructions: false`.',
  }),
  assignment_max_duration_seconds: may(
    count({ min: 5, max: durationMax }, 's'),
    'Time a performer has for one page.',
    {
      example: 'assignment_max_duration_seconds: 600',
    },
  ),
  task_suites_required_to_pass: may(
    count({ min: 0, max: 500 }, 'task suites'),
    'Pages a performer must do to finish the training.',
    {
      example: 'task_suites_required_to_pass: 1',
    },
  ),
  retry_training_after_days: may(
    count({ min: 1 }, 'days'),
    'After this time the result is forgotten and the training can be taken again.',
    {
      example: 'retry_training_after_days: 7',
    },
  ),
  mix_tasks_in_creation_order: may(flag, 'Takes tasks in the order in which they were uploaded.', {
    standard: true,
  }),
  shuffle_tasks_in_task_suite: may(flag, 'Shuffles the tasks of a page.', { standard: true }),
  $tasks: tasksForm,
  may_contain_adult_content: may(flag, 'Whether tasks may show adult content.'),
  public_description: may(text, 'What performers read in the list of tasks.'),
  private_comment: may(text, 'Note to yourself.'),
  metadata: metadataField,
  id: idField,
  ...lifecycle,
};

export const trainingSchema: ObjectSchema = object('training', fields);
