/** Types of server.mjs for the tests, which are TypeScript. */
export interface InstalledServer {
  readonly node: string;
  readonly main: string;
}
export interface RunningServer {
  /** Loopback address with a slash at the end. */
  readonly url: string;
  /** Host and port. */
  readonly authority: string;
  readonly exited: Promise<void>;
  /** Ends the server and everything it has started, at once. */
  kill(): void;
}
export type Release = 'newest' | 'oldest';
export const releases: Record<Release, { codeServer: string; vscode: string; node: number }>;
export function installServer(which?: Release): Promise<InstalledServer>;
export function installExtension(
  server: InstalledServer,
  what: { readonly vsix: string; readonly dataFolder: string },
): Promise<string>;
export function startServer(
  server: InstalledServer,
  options: {
    readonly port?: number;
    readonly dataFolder: string;
    readonly settings?: Readonly<Record<string, unknown>>;
    readonly driver?: boolean;
    readonly env?: Readonly<Record<string, string>>;
    readonly onLog?: (text: string) => void;
  },
): Promise<RunningServer>;
