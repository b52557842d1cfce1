import type { DelegationNode } from './delegationNode.model';

type Node = Pick<DelegationNode, 'unitPath' | 'target' | 'state'>;

/**
 * Whether a unit has a part in a delegation: one of its own, or in the part of a unit above that has not handed it on yet.
 * @param nodes the delegation's nodes from the viewer's unit down
 */
export function holdsPart(nodes: readonly Node[], unitPath: string): boolean {
  const above = nodes.filter((node) => unitPath.startsWith(node.unitPath));
  const nearest = above.sort((a, b) => b.unitPath.length - a.unitPath.length)[0];
  if (!nearest || nearest.target === 0) return false;
  return nearest.unitPath === unitPath || nearest.state === 'splitting';
}
