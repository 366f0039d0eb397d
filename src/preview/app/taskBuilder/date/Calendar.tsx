import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isBlocked, isOutside, type DateRules, type MessageId } from '../../../core';
import { useTask } from '../task';
import { daysAround, moved, weekdayNames } from './monthGrid';

interface CalendarProps {
  /** The day whose month opens. */
  readonly shown: Date;
  readonly picked: Date | undefined;
  readonly rules: DateRules;
  readonly onPick: (date: Date, then: 'close' | 'stay') => void;
}

/** A month as a grid; arrow keys walk through the days. */
export function Calendar({ shown, picked, rules, onPick }: CalendarProps): JSX.Element {
  const { say } = useTask();
  const [day, setDay] = useState(shown);
  /** A day picked keeps the time of day that was there. */
  const pick = (date: Date): void => {
    const whole = new Date(date);
    whole.setHours(picked?.getHours() ?? 0, picked?.getMinutes() ?? 0, 0, 0);
    onPick(whole, 'close');
  };
  return (
    <div class="tb-calendar" role="dialog" aria-label={say('calendar')}>
      <MonthHead day={day} onMonth={setDay} />
      <MonthDays {...{ day, picked, rules }} onDay={setDay} onPick={pick} />
      {rules.format === 'date-time' && picked ? (
        <TimeInput picked={picked} onPick={(date) => onPick(date, 'stay')} />
      ) : null}
    </div>
  );
}

interface MonthHeadProps {
  readonly day: Date;
  readonly onMonth: (first: Date) => void;
}

function MonthHead({ day, onMonth }: MonthHeadProps): JSX.Element {
  const { engine, say } = useTask();
  const step = (name: MessageId, sign: string, months: number): JSX.Element => (
    <button
      type="button"
      class="tb-calendar-step"
      aria-label={say(name)}
      onClick={() => onMonth(new Date(day.getFullYear(), day.getMonth() + months, 1))}
    >
      {sign}
    </button>
  );
  return (
    <div class="tb-calendar-head">
      {step('previousYear', '«', -12)}
      {step('previousMonth', '‹', -1)}
      <strong aria-live="polite">
        {day.toLocaleDateString(engine.language, { month: 'long', year: 'numeric' })}
      </strong>
      {step('nextMonth', '›', 1)}
      {step('nextYear', '»', 12)}
    </div>
  );
}

interface MonthDaysProps {
  /** The day that the keyboard stands on. */
  readonly day: Date;
  readonly picked: Date | undefined;
  readonly rules: DateRules;
  readonly onDay: (day: Date) => void;
  readonly onPick: (day: Date) => void;
}

function MonthDays({ day, picked, rules, onDay, onPick }: MonthDaysProps): JSX.Element {
  const { language } = useTask().engine;
  const grid = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [day]);
  return (
    <div
      class="tb-calendar-grid"
      ref={grid}
      onKeyDown={(event) => {
        const next = moved(day, event.key);
        if (!next) return;
        event.preventDefault();
        onDay(next);
      }}
    >
      {weekdayNames(language).map((name) => (
        <span class="tb-calendar-weekday" key={name} aria-hidden="true">
          {name}
        </span>
      ))}
      {daysAround(day).map((date) => (
        <button
          type="button"
          key={date.getTime()}
          class={`tb-calendar-day ${date.getMonth() === day.getMonth() ? '' : 'tb-calendar-other'}`}
          aria-pressed={date.toDateString() === picked?.toDateString()}
          aria-label={date.toLocaleDateString(language, { dateStyle: 'long' })}
          // The keyboard walks over days that cannot be picked, too.
          aria-disabled={isBlocked(date, rules) || isOutside(date, rules)}
          tabindex={date.toDateString() === day.toDateString() ? 0 : -1}
          onClick={() => {
            if (!isBlocked(date, rules) && !isOutside(date, rules)) onPick(date);
          }}
        >
          {date.getDate()}
        </button>
      ))}
    </div>
  );
}

interface TimeInputProps {
  readonly picked: Date;
  readonly onPick: (date: Date) => void;
}

function TimeInput({ picked, onPick }: TimeInputProps): JSX.Element {
  const { say } = useTask();
  const two = (value: number): string => String(value).padStart(2, '0');
  return (
    <label class="tb-calendar-time">
      {say('time')}
      <input
        class="tb-input"
        type="time"
        value={`${two(picked.getHours())}:${two(picked.getMinutes())}`}
        onChange={(event) => {
          const [hours = 0, minutes = 0] = event.currentTarget.value.split(':').map(Number);
          const date = new Date(picked);
          date.setHours(hours, minutes, 0, 0);
          onPick(date);
        }}
      />
    </label>
  );
}
