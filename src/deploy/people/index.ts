/** What is done for performers by the list: bonuses and skills, from files or by hand. */
export {
  amountProblem,
  bonusColumns,
  bonusesIn,
  bonusOf,
  type BonusField,
  type BonusRow,
  type RowProblem,
} from './bonusRows';
export type { EachRowOptions, RowOutcome } from './eachRow';
export { payBonuses, planBonuses, sumOf, type BonusPlan, type PlannedBonus } from './payBonuses';
export {
  setSkills,
  skillColumns,
  skillValueProblem,
  skillValuesIn,
  type SkillField,
  type SkillRow,
} from './skillRows';
export { guessColumns, readTable, type ColumnMap, type ColumnWanted, type Table } from './table';
