import type { FieldSpecs } from '../spec';
import { PipelineError } from './errors';
import type { PlannedStage, RunPlan } from './runPlan';

/**
 * Holds the three projects against what the pipeline sends them and reads from them, so that a
 * missing field is found before anything costs money.
 */
export function checkFields(plan: RunPlan): void {
  const { classification, recording, verification, spec } = plan;
  takes(classification, ['text_id', 'text']);
  gives(classification, spec.classification.accept.output);
  takes(recording, ['text_id', 'text']);
  gives(recording, spec.recording.audio);
  takes(verification, [spec.recording.audio, 'text', 'text_id', 'assignment_id']);
  gives(verification, spec.verification.accept.output);
  const audio = recording.project.object.task_spec.output_spec[spec.recording.audio];
  if (audio?.type !== 'file') {
    throw new PipelineError(
      `${recording.project.path}: the output field ${spec.recording.audio} is not of type file, so it holds no recording.`,
    );
  }
  for (const { pool } of [classification, verification]) {
    if (pool.object.auto_accept_solutions === true) continue;
    throw new PipelineError(
      `${pool.path}: auto_accept_solutions is not true. Nobody reviews these answers, so they would never count; set it to true.`,
    );
  }
  if (recording.pool.object.auto_accept_solutions === true) {
    throw new PipelineError(
      `${recording.pool.path}: auto_accept_solutions is true, so recordings would be paid for before anybody heard them. Set it to false.`,
    );
  }
}

function takes(stage: PlannedStage, fields: readonly string[]): void {
  const { input_spec: known } = stage.project.object.task_spec;
  for (const field of fields) {
    if (known[field] === undefined) throw missing(stage, 'input_spec', field, known);
  }
}

function gives(stage: PlannedStage, field: string): void {
  const { output_spec: known } = stage.project.object.task_spec;
  if (known[field] === undefined) throw missing(stage, 'output_spec', field, known);
}

function missing(
  stage: PlannedStage,
  where: 'input_spec' | 'output_spec',
  field: string,
  known: FieldSpecs,
): PipelineError {
  const fields = Object.keys(known).join(', ') || 'none';
  return new PipelineError(
    `${stage.project.path}: ${where} has no field ${field}, which the pipeline needs. It has: ${fields}.`,
  );
}
