import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { HttpProxyAgent } from 'http-proxy-agent';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { proxyFor, type ProxySettings } from './proxy';

/** Sockets to one platform at a time: enough to be quick, few enough to be polite. */
const maxSockets = 16;

/** How the requests to one platform get their connections. */
export interface Agents {
  readonly kept: HttpAgent;
  /**
   * A kept socket may be closed by the other side just as we write, and then nobody knows whether
   * the request was seen. Calls that must not happen twice get a connection of their own.
   */
  readonly fresh: HttpAgent;
}

export function agentsFor(origin: string, settings: ProxySettings | undefined): Agents {
  const proxy = settings === undefined ? undefined : proxyFor(origin, settings);
  const make = agentMaker(origin, proxy);
  return { kept: make({ keepAlive: true, maxSockets }), fresh: make({ keepAlive: false }) };
}

interface AgentOptions {
  readonly keepAlive: boolean;
  readonly maxSockets?: number;
}

function agentMaker(origin: string, proxy: string | undefined): (how: AgentOptions) => HttpAgent {
  const secure = origin.startsWith('https:');
  if (proxy !== undefined) {
    return (how) => (secure ? new HttpsProxyAgent(proxy, how) : new HttpProxyAgent(proxy, how));
  }
  return (how) => (secure ? new HttpsAgent(how) : new HttpAgent(how));
}
