import { holdsPart } from './holdsPart';

const released = { state: 'released' as const, target: 100 };
const nodes = [
  { ...released, unitPath: 'hq/' },
  { ...released, unitPath: 'hq/east/' },
  { ...released, unitPath: 'hq/east/main/' },
  { state: 'splitting' as const, target: 40, unitPath: 'hq/west/' },
];

describe('what happens in a unit counts towards a delegation', () => {
  it.each([
    ['where the unit has a part of its own', 'hq/east/main/', true],
    ['not where the unit above gave it nothing', 'hq/east/side/', false],
    ['where the branch has not handed its part on yet', 'hq/west/main/', true],
    ['not in a branch that got nothing', 'hq/north/main/', false],
  ])('%s', (_, unitPath, counts) => expect(holdsPart(nodes, unitPath)).toBe(counts));

  it('not where the part is nothing', () => {
    expect(holdsPart([...nodes, { ...released, target: 0, unitPath: 'hq/north/' }], 'hq/north/')).toBe(false);
  });
});
