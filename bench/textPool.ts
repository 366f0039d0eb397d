import type { Pool, Project } from '../src/spec/model';

/** How many performers judge each text. */
export const overlap = 5;

export const project: Project = {
  public_name: 'Is the text fine?',
  public_description: 'Read and judge',
  assignments_issuing_type: 'AUTOMATED',
  task_spec: {
    input_spec: { text: { type: 'string' } },
    output_spec: { verdict: { type: 'string', allowed_values: ['yes', 'no'] } },
    view_spec: { type: 'classic', markup: '', script: '', styles: '' },
  },
};

/** A pool of that project, a text a page. */
export const poolOf = (projectId: string): Pool => ({
  project_id: projectId,
  private_name: 'bench',
  may_contain_adult_content: false,
  will_expire: '2100-01-01T00:00:00',
  reward_per_assignment: 0.005,
  assignment_max_duration_seconds: 600,
  defaults: {
    default_overlap_for_new_tasks: overlap,
    default_overlap_for_new_task_suites: overlap,
  },
  mixer_config: { real_tasks_count: 1, golden_tasks_count: 0, training_tasks_count: 0 },
});
