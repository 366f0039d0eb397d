import * as vscode from 'vscode';

/**
 * What VS Code's settings say of proxies and certificates, as the environment of a child process.
 * In the editor's own process VS Code sees to it itself.
 */
export function proxyEnvironment(): Readonly<Record<string, string>> {
  const http = vscode.workspace.getConfiguration('http');
  if (http.get('proxySupport') === 'off') return {};
  const proxy = http.get<string>('proxy') ?? '';
  const without = http.get<readonly string[]>('noProxy') ?? [];
  return {
    ...(proxy === '' ? {} : { https_proxy: proxy, http_proxy: proxy }),
    ...(without.length === 0 ? {} : { no_proxy: without.join(',') }),
    // Only who has said so for all of VS Code: anybody on the way could then read along.
    ...(http.get('proxyStrictSSL') === false ? { NODE_TLS_REJECT_UNAUTHORIZED: '0' } : {}),
  };
}
