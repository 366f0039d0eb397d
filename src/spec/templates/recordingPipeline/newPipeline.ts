import type { NewFile } from '../newSpec';
import { scalar, textOf } from '../pieces';
import { fields, hasExamples, type PipelineAbout } from './about';
import { sampleTexts } from './examples';
import { classification, recording, verification } from './stages';

/**
 * A pipeline that makes a speech dataset, in a folder of its own: its spec first, then the three
 * stages with all that they name. It runs on the sandbox as it is.
 */
export function newPipeline(about: PipelineAbout): readonly NewFile[] {
  const files = [
    { path: `${about.name}.pipeline.yaml`, text: textOf(pipelineLines(about)) },
    ...(about.texts === 'file' ? [{ path: textsFile, text: textOf(sampleTexts) }] : []),
    ...classification(about),
    ...recording(about),
    ...verification(about),
  ];
  return files.map(({ path, text }) => ({ path: `${about.name}/${path}`, text }));
}

const textsFile = 'data/texts.tsv';

function pipelineLines(about: PipelineAbout): readonly string[] {
  const accept = `accept: { output: ${fields.verdict}, equals: 'yes',`;
  return [
    ...introduction(about),
    'kind: recording',
    `language: ${scalar(about.language)}`,
    ...textsLines(about),
    '# Which texts can be read aloud?',
    'classification:',
    '  project: ./classification.project.yaml',
    ...trainingLines(about),
    '  pool: ./classification.pool.yaml',
    `  ${accept} confidence: 0.8 }`,
    'recording:',
    '  project: ./recording.project.yaml',
    '  pool: ./recording.pool.yaml',
    `  audio: ${fields.audio}`,
    '  attempts: 3 # how often one text may be recorded',
    '# Which recordings hold their text, and nothing but it?',
    'verification:',
    '  project: ./verification.project.yaml',
    '  # Listeners who were trained judge better. Put five or more good and bad recordings into data/records, list them in',
    "  # answers.tsv there (answer: yes or no), then take the '# ' off these two lines and off the one in the pool:",
    '  # training: ./verification.training.yaml',
    '  # training_audio: { folder: ./data/records, answers: { $file: ./data/records/answers.tsv } }',
    '  pool: ./verification.pool.yaml',
    `  ${accept} confidence: 0.6 }`,
    '# Performers of a real platform reach no folder, but a bucket; its keys come from the environment:',
    '# storage: { s3: { endpoint: https://storage.example.com, region: eu-central-1, bucket: recordings } }',
    'storage: { folder: ./storage }',
    '# US dollars, fee included: where new work ends, where everything ends, and what is kept back for judging.',
    'budget: { soft: 25, hard: 30, reserve: 3 }',
    '# limits: { recordings_per_performer: 50 } # so that no voice prevails',
    '# pilot: { texts: 10 } # a few texts go the whole way first; then the run asks whether to go on',
    'results: ./results',
  ];
}

function introduction(about: PipelineAbout): readonly string[] {
  const { texts } = about;
  return [
    '# A speech dataset in three stages: texts are judged, read aloud, and the recordings judged.',
    '# It runs on the sandbox as it is. Before real performers see it:',
    ...(texts === 'file'
      ? [`# - put your texts into ${textsFile}; those there are for trying it`]
      : []),
    ...(about.language === 'en'
      ? []
      : ['# - translate titles, descriptions, labels and instructions of the three projects']),
    '# - look at the rewards in the three pools, at the budget, and at the estimate (Crowdsmith: Estimate the Cost)',
    '# - choose a bucket as storage, and a pilot',
  ];
}

function textsLines({ texts, language }: PipelineAbout): readonly string[] {
  if (texts === 'file') {
    return [`texts: { $file: ./${textsFile} } # columns INPUT:text_id and INPUT:text`];
  }
  return [
    '# Paragraphs of Wikipedia, collected once before the first run.',
    `texts: { corpus: { language: ${scalar(language)}, size: 100, words: { min: 12, max: 40 } } }`,
  ];
}

function trainingLines(about: PipelineAbout): readonly string[] {
  const line = 'training: ./classification.training.yaml';
  if (hasExamples(about)) return [`  ${line}`];
  return [
    '  # Performers can be trained first, with examples in your language: the end of that file says how. Then take the',
    "  # '# ' off this line and off the ones there and in the pool:",
    `  # ${line}`,
  ];
}
