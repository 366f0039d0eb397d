/**
 * What random tests start from: the same in every run, so that a change is judged by what it changes.
 * `CROWDSMITH_SEED=random` looks for new examples and prints the number that has them again.
 */
export const seed = seedOf(process.env.CROWDSMITH_SEED ?? '20261121');

function seedOf(wish: string): number {
  if (wish === 'random') {
    const drawn = Math.floor(Math.random() * 2 ** 31);
    console.log(`CROWDSMITH_SEED=${drawn}`);
    return drawn;
  }
  const number = Number(wish);
  if (Number.isInteger(number)) return number;
  throw new Error(`CROWDSMITH_SEED=${wish}: say "random" or a whole number.`);
}
