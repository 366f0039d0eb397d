import type { JSX } from 'preact';
import { viewsIn } from '../../../core';
import { Slot } from '../parts/Slot';
import { stackClass } from '../parts/stackClass';
import { useTask } from '../task';
import type { Drawn } from './drawn';

export function FieldList({ view }: Drawn): JSX.Element | null {
  const { change, removeItem, readOnly, say } = useTask();
  const { field } = view;
  if (!field) return null;
  const values: readonly unknown[] = Array.isArray(field.value) ? field.value : [];
  const editable = view.props.editable !== false && !readOnly;
  const canAdd = editable && values.length < (view.number('maxLength') ?? Infinity);
  const canRemove = editable && values.length > (view.number('minLength') ?? 0);
  const variant = view.props.removeVariant === 'group' ? 'tb-list-item-group' : '';
  return (
    <div class="tb-field-list">
      <div class={stackClass(view)}>
        {viewsIn(view.props.children).map((item, index) => (
          <div class={`tb-list-item ${variant}`} key={item.place}>
            <Slot view={item} />
            {canRemove ? (
              <button
                type="button"
                class="tb-list-remove"
                aria-label={say('removeItem', { number: index + 1 })}
                onClick={() => removeItem(view, index)}
              >
                ×
              </button>
            ) : null}
          </div>
        ))}
        {view.slots('addedItems').map((item) => (
          <Slot key={item.place} view={item} />
        ))}
      </div>
      {canAdd ? (
        <button
          type="button"
          class="tb-button tb-list-add"
          onClick={() => change(view, [...values, undefined])}
        >
          {view.text('buttonLabel') ?? say('add')}
        </button>
      ) : null}
    </div>
  );
}
