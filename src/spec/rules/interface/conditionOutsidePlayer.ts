import { valueAt } from '../../document/node';
import { interfaceTree } from '../interfaceTree';
import type { Rule } from '../rule';
import { mountedOf, type Mounted } from './mounted';

const ofPlayers = new Set(['condition.played', 'condition.played-fully']);
const players = new Set(['view.audio', 'view.video']);

/** Whether something was played is known only in the validation of the player itself. */
export const conditionOutsidePlayer: Rule = (doc, report, outside) => {
  const tree = interfaceTree(doc, outside);
  if (!tree) return;
  for (const mounted of mountedOf(tree.root, ofPlayers)) {
    if (mounted.shared || valueAt(mounted.read, 'viewState')) continue;
    const owner = ownerOf(mounted);
    if (!owner || players.has(owner.type)) continue;
    const span = tree.place(valueAt(mounted.node, 'type') ?? mounted.node);
    report.error(
      'condition-outside-player',
      span,
      `${mounted.type} works only in the \`validation\` of a view.audio or view.video, and this belongs to a ${owner.type}.`,
    );
  }
};

/** The first thing around a condition that is no condition or helper. */
function ownerOf(mounted: Mounted): Mounted | undefined {
  let owner = mounted.parent;
  while (owner && /^(condition|helper)\./.test(owner.type)) owner = owner.parent;
  return owner;
}
