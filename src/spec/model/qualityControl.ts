/** Quality control as pools and projects carry it: a collector watches, conditions decide, an action acts. */

export type ConditionOperator = 'EQ' | 'NE' | 'GT' | 'GTE' | 'LT' | 'LTE';

export interface RuleCondition {
  readonly key: string;
  readonly operator: ConditionOperator;
  readonly value: unknown;
}

export interface RuleAction {
  readonly type: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

export interface CollectorConfig {
  readonly type: string;
  readonly uuid?: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

export interface QualityControlConfig {
  readonly collector_config: CollectorConfig;
  readonly rules: readonly {
    readonly conditions: readonly RuleCondition[];
    readonly action: RuleAction;
  }[];
}

export interface ProjectQualityControl {
  readonly configs?: readonly QualityControlConfig[];
}

export interface TrainingRequirement {
  readonly training_pool_id: string;
  /** Percent of right first answers, 0 to 100. */
  readonly training_passing_skill_value: number;
}

export interface QualityControl extends ProjectQualityControl {
  readonly captcha_frequency?: 'LOW' | 'MEDIUM' | 'HIGH';
  readonly training_requirement?: TrainingRequirement;
  readonly checkpoints_config?: Readonly<Record<string, unknown>>;
}
