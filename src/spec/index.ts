/** The spec language: pure functions over texts. What they need from outside is handed in. */
export type * from './model';
export type {
  PipelineSpec,
  JudgingStage,
  AcceptRule,
  RecordingStage,
  VerificationStage,
  StorageSpec,
  PipelineBudget,
  PipelineAggregation,
  PipelinePilot,
  PipelineResults,
  DatasetLayout,
  RecordingChecks,
  CorpusSource,
  TextsFile,
  TextsSource,
} from './pipeline/model';
export { attemptsOf, resultsOf } from './pipeline/model';
export { minutesOf } from './pipeline/duration';
export { specKindOf, specKinds, type SpecFormat, type SpecKind } from './document/kind';
export {
  createParseCache,
  parseInterface,
  parseSpec,
  type ParseCache,
  type SpecDocument,
} from './document/specDocument';
export {
  entryAt,
  itemsOf,
  nodeAtPath,
  stringOf,
  valueAt,
  type ListNode,
  type MapEntry,
  type MapNode,
  type NodePath,
  type ScalarNode,
  type SpecNode,
} from './document/node';
export { LineIndex, type Position, type Range } from './text/position';
export { authored, type TextPlace } from './compare/authored';
export { comparable, type ComparableOptions } from './compare/comparable';
export { isPlainObject, type PlainObject } from './compare/plainBranch';
export { validateSpec } from './validate/validateSpec';
export type { Silencing } from './silence/silencing';
export type { Diagnostic, Severity } from './validate/diagnostic';
export type {
  DeployedSpec,
  Outside,
  OutsideFile,
  OutsideRemote,
  OutsideSpec,
  RemoteName,
} from './validate/outside';
export {
  applyEdits,
  fixAll,
  fixesFor,
  rewritesAt,
  tasksFixesFor,
  type Fix,
  type TextEdit,
} from './fixes';
export { inOneLine } from './fixes/written';
export { completeAt } from './complete/completeAt';
export type { CompletionItem } from './complete/completionItem';
export { formHelpAt, type FormHelp, type FormParameter } from './hover/formHelpAt';
export { hoverAt } from './hover/hoverAt';
export type { Hover } from './hover/hover';
export { definitionAt, type Definition } from './navigate/definitionAt';
export { highlightsAt, type Highlight } from './navigate/highlightsAt';
export { linksOf, type SpecLink } from './navigate/linksOf';
export { referencesAt, type Declaration } from './navigate/referencesAt';
export {
  renameAt,
  renameEdits,
  type FileEdit,
  type FileMove,
  type Renaming,
} from './navigate/renameAt';
export { textAtHand, type TextAtHand } from './navigate/textAtHand';
export type { Location } from './navigate/world';
export { coloursOf, colourTexts, type ColourPlace } from './decorate/coloursOf';
export type { Colour } from './decorate/cssColour';
export { inlayHintsOf, type InlayHint } from './decorate/inlayHintsOf';
export { lensesOf, type LensAction, type SpecLens } from './decorate/lensesOf';
export {
  semanticTokensOf,
  type SemanticToken,
  type TokenModifier,
  type TokenType,
} from './decorate/semanticTokensOf';
export { formatSpec, type FormatOptions } from './format/formatSpec';
export { foldingOf, type Fold } from './outline/foldingOf';
export { selectionAt } from './outline/selectionAt';
export { interfaceSource, type InterfacePlace, type InterfaceSource } from './source';
export { symbolsOf, type SpecSymbol, type SymbolKind } from './outline/symbolsOf';
export { interfaceRef } from './references/interfaceFile';
export { referencesIn, type Reference, type ReferenceForm } from './references/references';
export { pipelineSpecFields } from './references/pipelineReferences';
export {
  resolveDraft,
  resolveSpec,
  type ResolvedSpec,
  type ResolveEnvironment,
} from './resolve/resolveSpec';
export { SpecError } from './resolve/specError';
export { tasksReferencesOf, type TasksKind, type TasksReference } from './resolve/tasksReference';
export { lockFor } from './resolve/lock';
export {
  parseTasksFile,
  tasksFormatOf,
  type ParsedTasks,
  type TasksFileOptions,
  type TasksFormat,
} from './tasks/parseTasksFile';
export { readTasks, type TasksReading, type TasksSink } from './tasks/readTasks';
export type { NewTask } from './tasks/taskReader';
export {
  createTasksCheck,
  validateTasks,
  type TasksCheck,
  type TasksCheckOptions,
} from './tasks/validateTasks';
export { tasksFilesOf, type NamedTasksFile } from './tasks/tasksFiles';
export { textsReading } from './tasks/textsReading';
export { sampleRows } from './tasks/sampleRows';
export { mappedColumn, type TaskColumn } from './tasks/taskColumns';
export { delimitedRows, type Cell } from './tasks/delimitedRows';
export { delimitedText } from './tasks/delimitedText';
