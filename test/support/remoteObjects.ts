import type { Pool, Project } from '../../src/spec/model';

/** Objects as the platform takes them, for tests that need some to be there. */

export function plainProject(name: string): Project {
  return {
    public_name: name,
    public_description: 'For a test',
    assignments_issuing_type: 'AUTOMATED',
    task_spec: {
      input_spec: { text: { type: 'string', required: true } },
      output_spec: { verdict: { type: 'string', required: true, allowed_values: ['yes', 'no'] } },
      view_spec: { type: 'classic', markup: '<p>${text}</p>' },
    },
  };
}

export function plainPool(projectId: string, name: string): Pool {
  return {
    project_id: projectId,
    private_name: name,
    may_contain_adult_content: false,
    will_expire: '2099-12-31T00:00:00',
    reward_per_assignment: 0.02,
    assignment_max_duration_seconds: 600,
    auto_accept_solutions: true,
    defaults: { default_overlap_for_new_task_suites: 1, default_overlap_for_new_tasks: 1 },
    mixer_config: { real_tasks_count: 1, golden_tasks_count: 0, training_tasks_count: 0 },
  };
}
