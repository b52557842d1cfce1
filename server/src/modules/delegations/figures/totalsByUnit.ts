/** Figures of one delegation at one place; counts, never rates, so that they may be added. */
export interface Figures {
  firstContactsToday: number;
  firstContactsTotal: number;
  gross: number;
  clawedBack: number;
}

export interface LeafFigures extends Partial<Figures> {
  /** The outlet: `hq/bra_x/sub_y/out_z/`. */
  unitPath: string;
}

export const noFigures = (): Figures => ({ firstContactsToday: 0, firstContactsTotal: 0, gross: 0, clawedBack: 0 });

/**
 * Sums leaf figures into every unit above them. Parents have no figures of their own, so a parent is always exactly the sum
 * of its children. @returns figures by unit id; a unit without any leaf below is absent
 */
export function totalsByUnit(leaves: readonly LeafFigures[]): Map<string, Figures> {
  const totals = new Map<string, Figures>();
  for (const leaf of leaves) {
    for (const unitId of leaf.unitPath.split('/').filter(Boolean)) totals.set(unitId, added(totals.get(unitId), leaf));
  }
  return totals;
}

function added(sum: Figures = noFigures(), leaf: LeafFigures): Figures {
  return {
    firstContactsToday: sum.firstContactsToday + (leaf.firstContactsToday ?? 0),
    firstContactsTotal: sum.firstContactsTotal + (leaf.firstContactsTotal ?? 0),
    gross: sum.gross + (leaf.gross ?? 0),
    clawedBack: sum.clawedBack + (leaf.clawedBack ?? 0),
  };
}
