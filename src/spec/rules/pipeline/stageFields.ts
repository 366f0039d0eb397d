import { stringOf, valueAt, type SpecNode } from '../../document/node';
import { nearest } from '../../text/nearest';
import type { Report } from '../../validate/report';
import { fieldIds } from '../fieldIds';
import type { Rule } from '../rule';
import { stagesOf, type Stage } from './stages';

/** What the pipeline sends to each stage, and reads from it, is declared by the stage's project. */
export const stageFields: Rule = (doc, report, outside) => {
  const audio = stringOf(doc.nodeAt(['recording', 'audio']));
  const sent: Readonly<Record<Stage['name'], readonly string[]>> = {
    classification: ['text_id', 'text'],
    recording: ['text_id', 'text'],
    verification: [...(audio === undefined ? [] : [audio]), 'text', 'text_id', 'assignment_id'],
  };
  for (const stage of stagesOf(doc, outside)) {
    checkInputs(stage, sent[stage.name], report);
    const output = stage.name === 'recording' ? ['audio'] : ['accept', 'output'];
    checkOutput(stage, stage.at(...output), report);
  }
};

function checkInputs({ project, at }: Stage, sent: readonly string[], report: Report): void {
  const inputs = project && fieldIds(project.doc, 'input_spec');
  const node = at('project');
  if (!inputs || !node) return;
  const missing = sent.filter((field) => !inputs.has(field));
  if (missing.length > 0)
    report.error(
      'stage-input-missing',
      node,
      `The pipeline sends ${missing.map((field) => `\`${field}\``).join(', ')}, and \`input_spec\` of ${project.path} has no such field.`,
    );
}

function checkOutput({ project, name }: Stage, node: SpecNode | undefined, report: Report): void {
  const outputs = project && fieldIds(project.doc, 'output_spec');
  const field = stringOf(node);
  if (!outputs || !node || field === undefined) return;
  const spec = outputs.get(field);
  if (!spec) {
    const meant = nearest(field, outputs.keys());
    report.error(
      'stage-output-missing',
      node,
      `\`output_spec\` of ${project.path} has no field \`${field}\`. It has: ${[...outputs.keys()].join(', ') || 'none'}.`,
      meant === undefined ? [] : [meant],
    );
    return;
  }
  const type = stringOf(valueAt(spec, 'type'));
  if (name === 'recording' && type !== undefined && type !== 'file')
    report.error(
      'stage-audio-no-file',
      node,
      `\`${field}\` of ${project.path} is of type ${type}; a recording is a \`file\`.`,
    );
}
