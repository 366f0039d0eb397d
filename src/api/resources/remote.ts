/** A platform object as read back: it has an id. */
export type Remote<T> = T & { readonly id: string };
