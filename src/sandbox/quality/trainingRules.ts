import type { QualityControlConfig } from '../../spec/model';
import type { TrainingRow } from '../domain/rows';

/**
 * The collector that the server gives every training: when a person has done the suites it takes, or
 * all there are, the share of right first answers becomes their training skill, passed or not, and
 * stays.
 */
export function trainingRules(training: TrainingRow): readonly QualityControlConfig[] {
  const keepResult = {
    type: 'SET_SKILL_FROM_OUTPUT_FIELD',
    parameters: { skill_id: training.skillId, from_field: 'correct_answers_rate' },
  };
  const needed = training.spec.task_suites_required_to_pass;
  const enough = { key: 'submitted_assignments_count', operator: 'GTE', value: needed } as const;
  const last = { key: 'next_assignment_available', operator: 'EQ', value: false } as const;
  return [
    {
      collector_config: { type: 'TRAINING', uuid: `training-${training.id}` },
      rules: [
        ...(needed === undefined ? [] : [{ conditions: [enough], action: keepResult }]),
        { conditions: [last], action: keepResult },
      ],
    },
  ];
}
