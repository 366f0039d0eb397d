import * as vscode from 'vscode';

const mostBytes = 8 * 1024 * 1024;

/** Nothing runs and nothing is loaded in a report, whoever wrote it. */
const policy =
  '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'; img-src data:">';

/** Shows the report page of a dataset as it lies in its folder. */
export async function openReportPanel(report: vscode.Uri): Promise<void> {
  const { size } = await vscode.workspace.fs.stat(report);
  if (size > mostBytes)
    throw new Error('The report is too large to be shown here; open it in a browser.');
  const bytes = await vscode.workspace.fs.readFile(report);
  const panel = vscode.window.createWebviewPanel(
    'crowdsmith.datasetReport',
    `Report ${vscode.workspace.asRelativePath(report)}`,
    vscode.ViewColumn.Beside,
    { enableScripts: false, enableForms: false, localResourceRoots: [] },
  );
  panel.webview.html = withPolicy(Buffer.from(bytes).toString('utf8'));
}

function withPolicy(html: string): string {
  return /<head[^>]*>/i.test(html)
    ? html.replace(/<head[^>]*>/i, (head) => head + policy)
    : policy + html;
}
