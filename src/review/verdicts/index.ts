export { applyVerdicts, type ApplyOptions, type VerdictReport } from './applyVerdicts';
export { askedOf, passes, type AssignmentFilter } from './assignmentFilter';
export { giveVerdict, type GivenVerdict } from './giveVerdict';
export { planByFilter, type FilterVerdicts } from './filterVerdicts';
export { planVerdicts } from './planVerdicts';
export { totalsOf } from './totals';
export {
  verdictFrom,
  type OvertakenVerdict,
  type RefusedVerdict,
  type VerdictChange,
  type VerdictPlan,
  type VerdictTotals,
  type WantedVerdict,
} from './verdict';
export { readVerdictFile, refusedFileOf, writeRefused } from './verdictFile';
