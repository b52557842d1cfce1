import { changeWords, type ChangeWords, diffPolicies, type RuleSet } from '@yinqiao/shared/domain';
import { unitsByIds } from '../../orgs';

/** What somebody is asked to sign, line by line. */
export async function differenceInWords(before: RuleSet, after: RuleSet): Promise<ChangeWords[]> {
  const names = await namesOfUnitsIn([before, after]);
  return diffPolicies(before, after).map((change) => changeWords(change, { before, after, unitNames: (unitId) => names[unitId] ?? '' }));
}

/** Names of the units that some rules speak of. */
export async function namesOfUnitsIn(all: readonly RuleSet[]): Promise<Record<string, string>> {
  const ids = all.flatMap(({ rungs }) =>
    rungs.flatMap((rung) =>
      rung.kind === 'custom'
        ? [...(rung.params.when.unitIds ?? []), ...(rung.params.strategy.kind === 'team' ? [rung.params.strategy.unitId] : [])]
        : [],
    ),
  );
  return Object.fromEntries((await unitsByIds(ids)).map(({ _id, name }) => [_id, name]));
}
