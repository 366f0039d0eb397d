import { createContext, type ComponentType, type JSX } from 'preact';
import { useContext } from 'preact/hooks';
import type { ViewNode } from '../../../core';

/** How a component draws the views in its slots; handed down so that components need not know it. */
export const SlotContext = createContext<ComponentType<{ readonly view: ViewNode }> | undefined>(
  undefined,
);

export function Slot({ view }: { readonly view: ViewNode | undefined }): JSX.Element | null {
  const Component = useContext(SlotContext);
  return view && Component ? <Component key={view.place} view={view} /> : null;
}
