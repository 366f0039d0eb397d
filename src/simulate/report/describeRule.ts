import type { QualityControlConfig } from '../../spec';
import { counted } from '../../spec/text/counted';

/** A quality rule in words. */
export interface RuleWords {
  readonly collector: string;
  readonly conditions: string;
  readonly action: string;
  readonly comment?: string;
}

const signs: Readonly<Record<string, string>> = {
  EQ: '=',
  NE: '≠',
  GT: '>',
  GTE: '≥',
  LT: '<',
  LTE: '≤',
};

export function describeRule(config: QualityControlConfig, index: number): RuleWords {
  const rule = config.rules[index];
  const { type, parameters = {} } = config.collector_config;
  const settings = Object.entries(parameters).map(([key, value]) => `${key} ${String(value)}`);
  const comment = rule?.action.parameters?.private_comment;
  return {
    collector: settings.length === 0 ? type : `${type} (${settings.join(', ')})`,
    conditions: (rule?.conditions ?? [])
      .map(({ key, operator, value }) => `${key} ${signs[operator] ?? operator} ${String(value)}`)
      .join(' and '),
    action: rule ? actionWords(rule.action.type, rule.action.parameters ?? {}) : '',
    ...(typeof comment === 'string' && comment !== '' && { comment }),
  };
}

const places: Readonly<Record<string, string>> = {
  POOL: 'the pool',
  PROJECT: 'the project',
  ALL_PROJECTS: 'all projects',
};

function actionWords(type: string, parameters: Readonly<Record<string, unknown>>): string {
  const text = (key: string): string => String(parameters[key]);
  switch (type) {
    case 'RESTRICTION':
    case 'RESTRICTION_V2':
      return `ban from ${places[text('scope')] ?? text('scope')} ${lengthOf(parameters)}`;
    case 'SET_SKILL':
      return `set a skill to ${text('skill_value')}`;
    case 'SET_SKILL_FROM_OUTPUT_FIELD':
      return `set a skill to ${text('from_field')}`;
    case 'CHANGE_OVERLAP':
      return `change the overlap by ${text('delta')}`;
    case 'APPROVE_ALL_ASSIGNMENTS':
      return 'accept all that waits';
    case 'REJECT_ALL_ASSIGNMENTS':
      return 'reject all that waits';
    default:
      return type;
  }
}

function lengthOf(parameters: Readonly<Record<string, unknown>>): string {
  const { duration, duration_unit: unit, duration_days: days } = parameters;
  if (typeof days === 'number') return `for ${counted(days, 'day')}`;
  if (typeof duration === 'number' && typeof unit === 'string' && unit !== 'PERMANENT') {
    return `for ${counted(duration, unit.toLowerCase().replace(/s$/, ''))}`;
  }
  return 'for ever';
}
