import type { JSX } from 'preact';
import { viewsIn } from '../../../core';
import { Slot } from '../parts/Slot';
import { stackClass } from '../parts/stackClass';
import { useTask } from '../task';
import type { Drawn } from './drawn';

export function FieldList({ view }: Drawn): JSX.Element | null {
  const { change, readOnly } = useTask();
  const { field } = view;
  if (!field) return null;
  const values: readonly unknown[] = Array.isArray(field.value) ? field.value : [];
  const editable = view.props.editable !== false && !readOnly;
  const canAdd = editable && values.length < (view.number('maxLength') ?? Infinity);
  const canRemove = editable && values.length > (view.number('minLength') ?? 0);
  const remove = (index: number): void => {
    const left = values.filter((_, i) => i !== index);
    change(view, left.length === 0 ? undefined : left);
  };
  const variant = view.props.removeVariant === 'group' ? 'tb-list-item-group' : '';
  return (
    <div class="tb-field-list">
      <div class={stackClass(view)}>
        {viewsIn(view.props.children).map((item, index) => (
          <div class={`tb-list-item ${variant}`} key={item.key}>
            <Slot view={item} />
            {canRemove ? (
              <button
                type="button"
                class="tb-list-remove"
                aria-label={`Remove item ${String(index + 1)}`}
                onClick={() => remove(index)}
              >
                ×
              </button>
            ) : null}
          </div>
        ))}
        {view.slots('addedItems').map((item) => (
          <Slot key={item.key} view={item} />
        ))}
      </div>
      {canAdd ? (
        <button
          type="button"
          class="tb-button tb-list-add"
          onClick={() => change(view, [...values, undefined])}
        >
          {view.text('buttonLabel') ?? 'Add'}
        </button>
      ) : null}
    </div>
  );
}
