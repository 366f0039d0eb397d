import type { SchemaFact } from './facts';

/** Which schema stands under a key of another. */
const inside: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Project: {
    owner: 'Owner',
    task_spec: 'TaskSpec',
    assignments_issuing_view_config: 'AssignmentsIssuingViewConfig',
    localization_config: 'ProjectLocalizationConfig',
  },
  TaskSpec: { view_spec: 'ViewSpec' },
  ViewSpec: { settings: 'ViewSettings' },
  ProjectLocalizationConfig: { additional_languages: 'AdditionalLanguage' },
  AdditionalLanguage: { public_name: 'FieldTranslation' },
  Pool: {
    owner: 'Owner',
    defaults: 'PoolDefaults',
    mixer_config: 'MixerConfig',
    training_config: 'TrainingConfig',
    speed_quality_balance: 'SpeedQualityBalance',
    dynamic_overlap_config: 'DynamicOverlapConfig',
    dynamic_pricing_config: 'DynamicPricingConfig',
    assignments_issuing_config: 'AssignmentsIssuingConfig',
  },
  DynamicPricingConfig: { intervals: 'DynamicPricingInterval' },
  Training: { owner: 'Owner' },
  Task: { known_solutions: 'KnownSolution', baseline_solutions: 'BaselineSolution' },
  TaskSuite: { tasks: 'SuiteTask' },
  Assignment: {
    tasks: 'SuiteTask',
    solutions: 'Solution',
    first_declined_solution_attempt: 'Solution',
    owner: 'Owner',
  },
  Skill: { owner: 'Owner' },
  Attachment: { owner: 'Owner' },
  UserMetadata: { attributes: 'UserAttributes' },
  MessageThread: { messages: 'Message', interlocutors: 'Interlocutor' },
  Message: { from: 'Interlocutor' },
};

/** What answers showed of each schema, and what they showed that no schema has. */
export class AnswerWalk {
  readonly seen = new Map<string, Set<string>>();
  readonly strange = new Set<string>();

  constructor(private readonly schemas: Readonly<Record<string, SchemaFact>>) {}

  look(schema: string, value: unknown): void {
    if (Array.isArray(value)) {
      for (const item of value) this.look(schema, item);
      return;
    }
    const fields = this.schemas[schema]?.fields;
    if (!fields || typeof value !== 'object' || value === null) return;
    const seen = this.#seenOf(schema);
    for (const [key, item] of Object.entries(value)) {
      seen.add(key);
      if (!fields.some(({ name }) => name === key)) this.strange.add(`${schema}.${key}`);
      if (item === null) this.strange.add(`${schema}.${key} is null`);
      const within = inside[schema]?.[key];
      if (within !== undefined) this.look(within, item);
    }
  }

  /** Fields of schemas that were seen, but not these fields. */
  unseen(): readonly string[] {
    return [...this.seen].flatMap(([schema, seen]) =>
      (this.schemas[schema]?.fields ?? [])
        .filter(({ name, writeOnly }) => writeOnly !== true && !seen.has(name))
        .map(({ name }) => `${schema}.${name}`),
    );
  }

  #seenOf(schema: string): Set<string> {
    let seen = this.seen.get(schema);
    if (!seen) this.seen.set(schema, (seen = new Set()));
    return seen;
  }
}
