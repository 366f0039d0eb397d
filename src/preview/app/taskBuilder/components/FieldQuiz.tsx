import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { coerced, isRecord, type ViewNode } from '../../../core';
import { Markdown } from './ViewMarkdown';
import { useTask } from '../task';
import type { Drawn } from './drawn';

interface Answer {
  readonly label: string;
  readonly value: unknown;
  readonly correct: boolean;
  readonly hint: string | undefined;
}

interface Question {
  readonly key: string;
  readonly label: string;
  readonly disabled: boolean;
  readonly answers: readonly Answer[];
}

/** Written once every question has an answer; the first answers stay, whatever is picked later. */
export function FieldQuiz({ view }: Drawn): JSX.Element {
  const { change } = useTask();
  const [first, setFirst] = useState<Readonly<Record<string, unknown>>>(storedAnswers(view));
  const [picked, setPicked] = useState<Readonly<Record<string, unknown>>>(storedAnswers(view));
  const questions = questionsOf(view);
  const instruction = view.text('instruction');
  const pick = (question: Question, value: unknown): void => {
    setPicked({ ...picked, [question.key]: value });
    if (Object.hasOwn(first, question.key)) return;
    const answers = { ...first, [question.key]: value };
    setFirst(answers);
    const open = questions.filter((one) => !one.disabled && !Object.hasOwn(answers, one.key));
    if (open.length === 0) change(view, answers);
  };
  return (
    <div class="tb-quiz">
      {instruction === undefined ? null : <Markdown text={instruction} />}
      {questions.map((question) => (
        <fieldset class="tb-quiz-question" disabled={question.disabled || view.field?.disabled}>
          <legend>
            <Markdown text={question.label} />
          </legend>
          {question.answers.map((answer) => (
            <QuizAnswer
              name={`${view.place}-${question.key}`}
              answer={answer}
              picked={Object.hasOwn(picked, question.key) && picked[question.key] === answer.value}
              onPick={() => pick(question, answer.value)}
            />
          ))}
        </fieldset>
      ))}
    </div>
  );
}

interface QuizAnswerProps {
  readonly name: string;
  readonly answer: Answer;
  readonly picked: boolean;
  readonly onPick: () => void;
}

function QuizAnswer({ name, answer, picked, onPick }: QuizAnswerProps): JSX.Element {
  const mark = answer.correct ? 'tb-quiz-right' : 'tb-quiz-wrong';
  return (
    <div class={picked ? mark : ''}>
      <label class="tb-choice">
        <input class="tb-radio" type="radio" name={name} checked={picked} onChange={onPick} />
        <Markdown text={answer.label} />
      </label>
      {picked && answer.hint !== undefined ? (
        <div class="tb-quiz-hint">
          <Markdown text={answer.hint} />
        </div>
      ) : null}
    </div>
  );
}

function storedAnswers(view: ViewNode): Readonly<Record<string, unknown>> {
  return isRecord(view.field?.value) ? view.field.value : {};
}

function questionsOf(view: ViewNode): readonly Question[] {
  const { options } = view.props;
  return (Array.isArray(options) ? options.filter(isRecord) : []).map((question) => ({
    key: coerced(question.key),
    label: coerced(question.label ?? ''),
    disabled: Boolean(question.disabled),
    answers: (Array.isArray(question.options) ? question.options.filter(isRecord) : []).map(
      (answer) => ({
        label: coerced(answer.label ?? ''),
        value: answer.value,
        correct: Boolean(answer.correct),
        hint: answer.hint === undefined ? undefined : coerced(answer.hint),
      }),
    ),
  }));
}
