import type { JSX } from 'preact';
import type { PreviewModel } from '../../model';
import { Popover } from './Popover';
import { firstView, languageOf, zooms, type View } from './view';

interface ViewMenuProps {
  readonly model: PreviewModel | undefined;
  readonly view: View;
  readonly change: (part: Partial<View>) => void;
}

/** How the performer's device is set: colours, language, direction, zoom. */
export function ViewMenu(props: ViewMenuProps): JSX.Element {
  return (
    <Popover id="view-menu" label="View" icon="view">
      {() => <Menu {...props} />}
    </Popover>
  );
}

/** Languages to try where the project names none: one written from the right is among them. */
const someLanguages = [
  'en',
  'ru',
  'es',
  'fr',
  'de',
  'pt',
  'tr',
  'ar',
  'he',
  'hi',
  'id',
  'ja',
  'zh',
];

function Menu({ model, view, change }: ViewMenuProps): JSX.Element {
  const languages = model?.languages ?? someLanguages;
  return (
    <div class="menu grid">
      <Choice
        label="Theme"
        value={view.theme}
        options={[
          ['light', 'Light'],
          ['dark', 'Dark'],
          ['contrast', 'High contrast'],
        ]}
        choose={(theme) => change({ theme: theme as View['theme'] })}
      />
      <Choice
        label="Language"
        value={model ? languageOf(view, model) : 'en'}
        options={languages.map((code) => [code, nameOf(code)])}
        choose={(language) => change({ language })}
      />
      <Choice
        label="Direction"
        value={view.direction}
        options={[
          ['ltr', 'Left to right'],
          ['rtl', 'Right to left'],
        ]}
        choose={(direction) => change({ direction: direction as View['direction'] })}
      />
      <Choice
        label="Zoom"
        value={String(view.zoom)}
        options={zooms.map((zoom) => [String(zoom), `${String(zoom)} %`])}
        choose={(zoom) => change({ zoom: Number(zoom) })}
      />
      <button type="button" class="plain" onClick={() => change(firstView)}>
        Reset view
      </button>
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly choose: (value: string) => void;
}

function Choice({ label, value, options, choose }: ChoiceProps): JSX.Element {
  return (
    <label class="setting">
      <span>{label}</span>
      <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function nameOf(code: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
