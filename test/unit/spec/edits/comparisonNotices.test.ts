import assert from 'node:assert/strict';
import { createParseCache, parseSpec, validateSpec } from '../../../../src/spec';
import { PieceCache, PlacedPiece } from '../../../../src/spec/document/pieces';
import { Report } from '../../../../src/spec/validate/report';
import { firstDifference } from './comparison';
import { editedSpecs } from './specs';

/** Puts a broken step in the place of a method as long as `work` runs. */
function broken<Owner extends object>(
  owner: Owner,
  method: keyof Owner & string,
  step: (original: (...given: never[]) => unknown) => (...given: never[]) => unknown,
  work: () => void,
): void {
  const original = Object.getOwnPropertyDescriptor(owner, method);
  assert.ok(typeof original?.value === 'function');
  Object.defineProperty(owner, method, {
    ...original,
    value: step(original.value as (...given: never[]) => unknown),
  });
  try {
    work();
  } finally {
    Object.defineProperty(owner, method, original);
  }
}

const differences = (): readonly (string | undefined)[] =>
  Object.values(editedSpecs).map((spec, i) => firstDifference(spec, { edits: 60, seed: 7 + i }));

describe('the comparison with a fresh reading', () => {
  it('finds nothing while nothing is broken', () => {
    assert.deepEqual([...new Set(differences())], [undefined]);
  });

  it('notices when a piece is taken for another of the same length', () => {
    const pieces = new Map<unknown, Map<string, unknown>>();
    const step = (original: (...given: never[]) => unknown) =>
      function (this: unknown, ...given: never[]): unknown {
        const [text] = given as unknown as [string];
        const known = pieces.get(this) ?? new Map<string, unknown>();
        pieces.set(this, known);
        // The first and last characters are too little to know a piece by.
        const name = `${text.length} ${text.slice(0, 8)} ${text.slice(-8)}`;
        const piece = known.get(name) ?? original.apply(this, given);
        known.set(name, piece);
        return piece;
      };
    broken(PieceCache.prototype, 'of', step, () => {
      assert.notDeepEqual([...new Set(differences())], [undefined]);
    });
  });

  it('notices when a piece stays where it was', () => {
    const step = (original: (...given: never[]) => unknown) => {
      const first = new WeakMap<object, number>();
      return function (this: object, ...given: never[]): unknown {
        const [by] = given as unknown as [number];
        const stuck = first.get(this) ?? by;
        first.set(this, stuck);
        return original.apply(this, [stuck] as unknown as never[]);
      };
    };
    broken(PlacedPiece.prototype, 'at', step, () => {
      assert.notDeepEqual([...new Set(differences())], [undefined]);
    });
  });

  it('notices when faults of notation stay where they were', () => {
    const step = (original: (...given: never[]) => unknown) => {
      const first = new WeakMap<object, unknown>();
      return function (this: object, ...given: never[]): unknown {
        const told = first.get(this) ?? original.apply(this, given);
        first.set(this, told);
        return told;
      };
    };
    broken(PlacedPiece.prototype, 'problemsAt', step, () => {
      assert.notDeepEqual([...new Set(differences())], [undefined]);
    });
  });

  it('notices when findings are remembered with the place where they once stood', () => {
    const step = (original: (...given: never[]) => unknown) =>
      function (this: object): unknown {
        return original.apply(this, [0] as unknown as never[]);
      };
    broken(Report.prototype, 'draftsFrom', step, () => {
      assert.notDeepEqual([...new Set(differences())], [undefined]);
    });
  });

  it('reads the fresh text without what was remembered', () => {
    const { kind, format, text } = editedSpecs.project ?? assert.fail();
    const how = { kind, format };
    const [one, other] = [
      parseSpec(text, how),
      parseSpec(text, { ...how, cache: createParseCache() }),
    ];
    assert.deepEqual(validateSpec(one), validateSpec(other));
    assert.notEqual(one.root, other.root);
  });
});
