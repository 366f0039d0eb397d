/** Asking and telling people, in one question or in several steps. */
export type {
  Ask,
  Choice,
  Choices,
  ConfirmAbout,
  PickAbout,
  Place,
  Reply,
  SaveAbout,
  StepAsk,
  StepPick,
  StepText,
  TextAbout,
} from './ask';
export { askPerson } from './askPerson';
export { steps, type Step } from './steps';
