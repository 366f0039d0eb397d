/** Players on the page, by place, for actions that start and pause them. */
const players = new Map<string, HTMLMediaElement>();

export function rememberPlayer(key: string, player: HTMLMediaElement | null): void {
  if (player) players.set(key, player);
  else players.delete(key);
}

export function playPause(key: string): void {
  const player = players.get(key);
  if (!player) return;
  // A player that cannot start tells so by its own error event.
  if (player.paused) player.play().catch(() => undefined);
  else player.pause();
}
