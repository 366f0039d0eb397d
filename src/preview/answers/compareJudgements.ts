/** Where the interface and the platform would judge one answer differently. */
import type { AnswerProblem } from './checkAnswer';

export type Judgement =
  | { readonly agree: 'accepted' | 'refused' }
  /** Previews well and cannot be submitted. */
  | { readonly agree: 'interface-only'; readonly problems: readonly AnswerProblem[] }
  /** The interface refuses what output_spec would take. */
  | { readonly agree: 'platform-only'; readonly messages: readonly string[] };

export function compareJudgements(
  interfaceErrors: readonly string[],
  interfaceValid: boolean,
  problems: readonly AnswerProblem[],
): Judgement {
  if (interfaceValid) {
    return problems.length === 0 ? { agree: 'accepted' } : { agree: 'interface-only', problems };
  }
  return problems.length === 0
    ? { agree: 'platform-only', messages: interfaceErrors }
    : { agree: 'refused' };
}
