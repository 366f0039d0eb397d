/** A simulation that cannot be; the message says why and what to do. */
export class SimulationError extends Error {
  override readonly name = 'SimulationError';
}
