import { stop, type ReadyPiece } from './readyPiece';

/** Whole specs for an empty file, by the title of what the file describes. */
export const readySpecs: Readonly<Record<string, readonly ReadyPiece[]>> = {
  project: [
    {
      label: 'Project with one question',
      alias: 'template builder new classification radio buttons',
      about: 'Shows a text and asks a question with two answers (Template Builder).',
      value: {
        public_name: stop(1, 'Is the text complete'),
        public_description: stop(2, 'Read a text and answer a question.'),
        public_instructions: stop(3, 'Read the text and choose an answer.'),
        assignments_issuing_type: 'AUTOMATED',
        task_spec: {
          input_spec: { text: { type: 'string', required: true } },
          output_spec: {
            answer: { type: 'string', required: true, allowed_values: ['good', 'bad'] },
          },
          view_spec: {
            type: 'tb',
            config: {
              view: {
                type: 'view.list',
                items: [
                  { type: 'view.text', content: { type: 'data.input', path: 'text' } },
                  {
                    type: 'field.radio-group',
                    label: stop(4, 'Your answer'),
                    data: { type: 'data.output', path: 'answer' },
                    options: [
                      { label: stop(5, 'It is complete'), value: 'good' },
                      { label: stop(6, 'Something is missing'), value: 'bad' },
                    ],
                    validation: { type: 'condition.required' },
                  },
                ],
              },
            },
          },
        },
      },
    },
  ],
  pool: [
    {
      label: 'Pool whose answers you review',
      alias: 'new manual acceptance deferred',
      about: 'Nothing is paid before you accept it. Ten tasks a page, one of them golden.',
      value: {
        project_id: { $id: stop(1, './name.project.yaml') },
        private_name: stop(2, 'First pool'),
        may_contain_adult_content: false,
        will_expire: stop(3, '2099-12-31T00:00:00'),
        reward_per_assignment: stop(4, 0.02),
        assignment_max_duration_seconds: stop(5, 600),
        auto_accept_solutions: false,
        auto_accept_period_day: 7,
        defaults: {
          default_overlap_for_new_task_suites: 1,
          default_overlap_for_new_tasks: stop(6, 1),
        },
        mixer_config: { real_tasks_count: 9, golden_tasks_count: 1, training_tasks_count: 0 },
      },
    },
    {
      label: 'Pool with overlap',
      alias: 'new automatic acceptance majority vote aggregation',
      about: 'Every answer is paid; three performers answer each task.',
      value: {
        project_id: { $id: stop(1, './name.project.yaml') },
        private_name: stop(2, 'First pool'),
        may_contain_adult_content: false,
        will_expire: stop(3, '2099-12-31T00:00:00'),
        reward_per_assignment: stop(4, 0.02),
        assignment_max_duration_seconds: stop(5, 600),
        auto_accept_solutions: true,
        defaults: {
          default_overlap_for_new_task_suites: 3,
          default_overlap_for_new_tasks: stop(6, 3),
        },
        mixer_config: { real_tasks_count: 10, golden_tasks_count: 0, training_tasks_count: 0 },
      },
    },
  ],
  training: [
    {
      label: 'Training',
      alias: 'new exam learning',
      about: 'Five tasks with hints; performers may repeat it after a week.',
      value: {
        project_id: { $id: stop(1, './name.project.yaml') },
        private_name: stop(2, 'Training'),
        may_contain_adult_content: false,
        assignment_max_duration_seconds: stop(3, 600),
        mix_tasks_in_creation_order: true,
        shuffle_tasks_in_task_suite: true,
        training_tasks_in_task_suite_count: stop(4, 5),
        task_suites_required_to_pass: 1,
        retry_training_after_days: 7,
        inherited_instructions: true,
      },
    },
  ],
};
