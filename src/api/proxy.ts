/** The proxies of this machine, as the usual environment variables tell them. */
export interface ProxySettings {
  /** For `https://` platforms: `http://user:password@host:port`. */
  readonly https?: string | undefined;
  readonly http?: string | undefined;
  /** Hosts without a proxy: `host`, `.domain`, `host:port` or `*`, separated by commas. */
  readonly without?: string | undefined;
}

/** `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, in either case; lower case wins. */
export function proxyOfEnvironment(env: Readonly<NodeJS.ProcessEnv>): ProxySettings {
  // Empty is how people switch an inherited proxy off.
  const filled = (name: string): string | undefined => (env[name] === '' ? undefined : env[name]);
  const read = (name: string): string | undefined =>
    filled(name.toLowerCase()) ?? filled(name.toUpperCase());
  return {
    https: read('https_proxy') ?? read('all_proxy'),
    // CGI programs get a header of their caller under this name in capitals; only trust the other.
    http: filled('http_proxy') ?? read('all_proxy'),
    without: read('no_proxy'),
  };
}

/**
 * The proxy to reach a platform by, or undefined: straight. This machine is always reached straight.
 * Throws, without showing what may be a password, where the proxy is none that can be used.
 */
export function proxyFor(origin: string, settings: ProxySettings): string | undefined {
  const { hostname, port, protocol } = new URL(origin);
  const secure = protocol === 'https:';
  if (isThisMachine(hostname)) return undefined;
  const exact = { host: hostname.toLowerCase(), port: port || (secure ? '443' : '80') };
  const excepted = (settings.without ?? '').split(/[\s,]+/).some((rule) => matches(rule, exact));
  if (excepted) return undefined;
  const proxy = secure ? settings.https : settings.http;
  return proxy === undefined ? undefined : usableProxy(proxy);
}

/** `host:port` is a common short form of `http://host:port`. */
function usableProxy(text: string): string {
  const full = /^[a-z][a-z\d+.-]*:\/\//i.test(text.trim()) ? text.trim() : `http://${text.trim()}`;
  const url = URL.canParse(full) ? new URL(full) : undefined;
  const isWeb = url !== undefined && /^https?:$/.test(url.protocol);
  if (isWeb && isEncoded(url.username) && isEncoded(url.password))
    return url.href.replace(/\/$/, '');
  const what =
    url === undefined || isWeb ? 'is not the URL of one' : `is of the kind ${url.protocol}//`;
  throw new TypeError(
    `The proxy that this machine is set to use ${what}: expected http://host:port, with %25 for a % in ` +
      'its user name or password. Look at HTTPS_PROXY, HTTP_PROXY and ALL_PROXY, or at http.proxy in the ' +
      'settings of VS Code; NO_PROXY names hosts that need none.',
  );
}

/** The agent decodes both when it connects, where nobody could catch what it throws. */
function isEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether a host, as URLs spell it, is this machine. */
export function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}

function matches(rule: string, { host, port }: { host: string; port: string }): boolean {
  if (rule === '') return false;
  if (rule === '*') return true;
  const [, name = '', rulePort] = /^(.*?)(?::(\d+))?$/.exec(rule.toLowerCase()) ?? [];
  if (rulePort !== undefined && rulePort !== port) return false;
  const domain = name.replace(/^\*?\./, '');
  return host === domain || host.endsWith(`.${domain}`);
}
