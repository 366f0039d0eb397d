/** What a new recording pipeline is asked for. */
export interface PipelineAbout {
  /** Of its folder and its spec: a part of a path. */
  readonly name: string;
  /** Two letters, lower case. */
  readonly language: string;
  /** A tasks file of one's own, or paragraphs of Wikipedia. */
  readonly texts: 'file' | 'corpus';
}

/** The fields that stages hand on to each other. */
export const fields = { audio: 'audio_record', verdict: 'is_correct' } as const;

/** There are examples for the training in English; who asks for another language has to write them. */
export const hasExamples = ({ language }: PipelineAbout): boolean => language === 'en';

/** As filters of pools spell it. */
export const filterLanguage = ({ language }: PipelineAbout): string => language.toUpperCase();

/** Specs of input fields: what only the run looks at, and what performers see. */
export const hidden = '{ type: string, required: false, hidden: true }';
export const needed = '{ type: string, required: true }';
