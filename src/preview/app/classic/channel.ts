import type { SandboxChannel } from './types';

/** Messages between an assignment and its page; out-going ones are handed to `sent`. */
export function createChannel(sent: (name: string, data: unknown) => void): SandboxChannel {
  const listeners: {
    readonly name: string;
    readonly heard: (name: string, data: unknown) => void;
  }[] = [];
  return {
    on: (name, heard) => {
      listeners.push({ name, heard });
    },
    triggerOut: (name, data) => {
      for (const listener of listeners) {
        if (listener.name === '*' || listener.name === name) listener.heard(name, data);
      }
      sent(name, data);
    },
  };
}
