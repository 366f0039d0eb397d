/**
 * Loaded first into every long-lived process that the scripts and tests start, each the leader of a
 * process group. When the channel to the starter breaks (it was killed), nobody is left to end this
 * process and its children: it ends its whole group.
 */
'use strict';

if (process.channel) {
  process.once('disconnect', () => {
    process.kill(process.platform === 'win32' ? process.pid : -process.pid, 'SIGKILL');
  });
  // The channel alone is no reason to stay.
  process.channel.unref();
}
