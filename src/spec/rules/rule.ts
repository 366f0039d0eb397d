import type { SpecDocument } from '../document/specDocument';
import type { Outside } from '../validate/diagnostic';
import type { Report } from '../validate/report';

/** What a schema cannot say: how the parts of a spec fit together. One rule a file. */
export type Rule = (doc: SpecDocument, report: Report, outside: Outside) => void;
