/** What of an interface cannot be shown here, told before anybody wonders. */
import { isAllowedAddress } from '../../allowedHosts';
import type { ClassicInterface } from '../../classicInterface';
import { markupPlace, scriptPlace, type Problems } from './problems';

const wrongOrder =
  'image-annotation.js comes before toloka-handlebars-templates.js in script_urls, but builds on it';

export function tellTroubles(
  { template, script, libraries }: ClassicInterface,
  allowedHosts: readonly string[],
  problems: Problems,
): void {
  if (template.kind === 'broken') {
    problems.tell({ message: template.message, place: markupPlace(template.line) });
  }
  if (script.kind === 'broken') {
    const message = `The script was not run. ${script.message}`;
    problems.tell({ message, place: scriptPlace(script.line) });
  }
  const { standIns } = libraries;
  if (standIns.indexOf('image-annotation') < standIns.indexOf('handlebars')) {
    if (standIns.includes('image-annotation')) problems.tell({ message: wrongOrder });
  }
  const urls = [...libraries.scripts, ...libraries.styles];
  for (const url of urls.filter((one) => !isAllowedAddress(one, allowedHosts))) {
    problems.note(`Not loaded, because its host is not allowed in the preview: ${url}`);
  }
}
