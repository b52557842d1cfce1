import { createRandom } from '../../../../seed/bank/random';
import { emptyLedger, type Ledger, type TeamMember } from './ledger';
import { type Draw } from './lot';
import { OpenLedger } from './openLedger';

const equals = (...staffIds: string[]): TeamMember[] => staffIds.sort().map((staffId) => ({ staffId, weight: 10_000 }));

/** Who gets the leads of these epochs. */
function play(epochs: readonly (readonly [TeamMember[], number])[], draw?: Draw): { chosen: string[]; ledger: Ledger } {
  const open = new OpenLedger('pool', emptyLedger(), draw);
  const chosen: string[] = [];
  for (const [team, leads] of epochs) {
    open.turnTo(team);
    for (let n = 0; n < leads; n += 1) {
      const [first] = open.first(1);
      chosen.push(first!.staffId);
      open.give(first!.staffId);
    }
  }
  return { chosen, ledger: open.close() };
}

it('a decision from when everybody drew for every lead is made again by those lots, roundings and all', () => {
  const all = equals('an', 'bo', 'chen', 'ding', 'e');
  const epochs = [
    [all, 7],
    [all.slice(0, 3), 4],
    [all, 6],
  ] as const;
  const { chosen, ledger } = play(epochs, 'lead');
  expect(chosen.join(' ')).toBe('chen bo e an ding ding chen bo an bo chen an e an bo chen e');
  expect(ledger.accounts.map(({ settled }) => settled)).toEqual([
    2_733_333_334, 2_733_333_333, 2_733_333_333, 1_400_000_000, 1_400_000_000,
  ]);
});

/** Of three equals one has had a lead when a fourth joins: which of the other two comes next is a matter of chance alone. */
it('whoever has the lower id is not served first by a part that was left over in rounding either', () => {
  const random = createRandom(7, 'teams');
  const lowerFirst = Array.from({ length: 600 }, () => {
    const three = Array.from({ length: 3 }, () => `stf_${Math.floor(random.next() * 1e9).toString(36)}`);
    const { chosen } = play([
      [equals(...three), 1],
      [equals(...three, 'stf_zz'), 1],
    ]);
    const others = three.filter((staffId) => staffId !== chosen[0]).sort();
    return chosen[1] === others[0];
  }).filter(Boolean);
  expect(lowerFirst.length).toBeGreaterThan(250);
  expect(lowerFirst.length).toBeLessThan(350);
});
