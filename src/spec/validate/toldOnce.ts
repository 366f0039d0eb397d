import { ByOrigin } from '../document/byOrigin';
import type { SpecNode } from '../document/node';
import { Report, type Draft } from './report';

/** Remembers what a rule says about a node from the node's own text, so that an edit elsewhere does not ask again. */
export class ToldOnce {
  readonly #drafts = new ByOrigin<readonly Draft[]>();

  about(node: SpecNode, report: Report, tell: (report: Report) => void): void {
    if (!node.origin) {
      tell(report);
      return;
    }
    const drafts = this.#drafts.of(node, () => {
      const inner = new Report();
      tell(inner);
      return inner.draftsFrom(node.start);
    });
    report.addAll(drafts, node.start);
  }
}
