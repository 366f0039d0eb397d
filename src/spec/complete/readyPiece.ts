/** A value of a piece that is ready to be put in; a stop is where the author fills in something else. */
export type Ready =
  string | number | boolean | Stop | readonly Ready[] | { readonly [key: string]: Ready };

export interface Stop {
  readonly stop: number;
  readonly standard: string | number;
}

/** A piece that people ask for by what it does. */
export interface ReadyPiece {
  readonly label: string;
  /** Other names by which people look for it. */
  readonly alias: string;
  readonly about: string;
  readonly value: Readonly<Record<string, Ready>>;
}

export const stop = (number: number, standard: string | number): Stop => ({
  stop: number,
  standard,
});
