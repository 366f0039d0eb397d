import type { ComponentChildren, JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { DataChoice } from '../../data/choice';
import type { SourcePlace } from '../../protocol';
import type { Host } from './host';
import { InputPanel } from './InputPanel';
import { OutputPanel } from './OutputPanel';
import type { Session } from './session';
import type { TaskFrame } from './useTaskFrame';
import { ValidationPanel } from './ValidationPanel';

export interface DetailsProps {
  readonly host: Host;
  readonly session: Session;
  readonly task: TaskFrame;
  readonly choose: (choice: DataChoice) => void;
  readonly reveal: ((place: SourcePlace) => void) | undefined;
}

const tabs = ['Output', 'Input', 'Validation'] as const;
type Tab = (typeof tabs)[number];

/** Output, input and what is to be said about them, one at a time. */
export function Details(props: DetailsProps): JSX.Element {
  const [shown, setShown] = useState<Tab>('Output');
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(shown) + step + tabs.length) % tabs.length] ?? shown;
    setShown(next);
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  const count = wrongIn(props);
  return (
    <div class="details">
      <div class="tabs" role="tablist" aria-label="Details" ref={list} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab}
            id={`tab-${tab}`}
            type="button"
            role="tab"
            aria-selected={tab === shown}
            aria-controls={`panel-${tab}`}
            tabIndex={tab === shown ? 0 : -1}
            onClick={() => setShown(tab)}
          >
            {tab}
            {tab === 'Validation' && count > 0 ? (
              <span class="badge" aria-label={`${String(count)} to look at`}>
                {count}
              </span>
            ) : null}
          </button>
        ))}
      </div>
      <TabPanel tab="Output" shown={shown}>
        <OutputPanel {...props} />
      </TabPanel>
      <TabPanel tab="Input" shown={shown}>
        <InputPanel {...props} />
      </TabPanel>
      <TabPanel tab="Validation" shown={shown}>
        <ValidationPanel {...props} />
      </TabPanel>
    </div>
  );
}

interface TabPanelProps {
  readonly tab: Tab;
  readonly shown: Tab;
  readonly children: ComponentChildren;
}

function TabPanel({ tab, shown, children }: TabPanelProps): JSX.Element {
  return (
    <div
      id={`panel-${tab}`}
      class="tab-panel"
      role="tabpanel"
      aria-labelledby={`tab-${tab}`}
      hidden={tab !== shown}
    >
      {tab === shown ? children : null}
    </div>
  );
}

function wrongIn({ session, task }: DetailsProps): number {
  const inSpec = session.findings.filter(({ severity }) => severity !== 'info').length;
  const answers = task.reports.flatMap(({ errors }) => errors).length + task.faults.flat().length;
  return inSpec + answers;
}
