/** A rule of quality control that keeps performers out, as lines of `configs`. */
export function keepOut(rule: {
  readonly comment: string;
  /** In braces: type and parameters. */
  readonly collector: string;
  readonly conditions: readonly string[];
  readonly days: number;
  /** For those who ask why. */
  readonly why: string;
}): readonly string[] {
  const conditions = rule.conditions.map((condition) => `{ ${condition} }`).join(', ');
  return [
    `    # ${rule.comment}`,
    `    - collector_config: { ${rule.collector} }`,
    '      rules:',
    `        - conditions: [${conditions}]`,
    `          action: { type: RESTRICTION_V2, parameters: { scope: PROJECT, duration_unit: DAYS, duration: ${rule.days}, private_comment: ${rule.why} } }`,
  ];
}

/** `seconds`: less than one can possibly need for a page. */
export function tooFast(seconds: number): readonly string[] {
  return keepOut({
    comment: `A page cannot be done in less than ${seconds} seconds.`,
    collector: `type: ASSIGNMENT_SUBMIT_TIME, parameters: { history_size: 5, fast_submit_threshold_seconds: ${seconds} }`,
    conditions: ['key: fast_submitted_count, operator: GTE, value: 2'],
    days: 15,
    why: 'Answers too fast',
  });
}

/** `majority`: how many performers who agree are one. */
export function againstMajority(majority: number): readonly string[] {
  return keepOut({
    comment: 'Whoever disagrees with the others most of the time may not have understood.',
    collector: `type: MAJORITY_VOTE, parameters: { history_size: 20, answer_threshold: ${majority} }`,
    conditions: [
      'key: total_answers_count, operator: GTE, value: 10',
      'key: correct_answers_rate, operator: LT, value: 60',
    ],
    days: 15,
    why: 'Differs from the majority',
  });
}

export function oftenRejected(): readonly string[] {
  return keepOut({
    comment: 'Whoever hands in more bad recordings than good ones makes all texts dearer.',
    collector: 'type: ACCEPTANCE_RATE, parameters: { history_size: 10 }',
    conditions: [
      'key: total_assignments_count, operator: GTE, value: 4',
      'key: rejected_assignments_rate, operator: GT, value: 50',
    ],
    days: 7,
    why: 'Recordings are rejected',
  });
}

/** Lets in who passed the training. As comments until it has tasks. */
export function trained(training: string, is: 'ready' | 'to-be-filled'): readonly string[] {
  const line = `training_requirement: { training_pool_id: { $id: ${training} }, training_passing_skill_value: 60 }`;
  return is === 'ready'
    ? ['  # Out of a hundred: how much of the training has to be right.', `  ${line}`]
    : ['  # Once the training has tasks:', `  # ${line}`];
}
