import { defaultLadder, rungOf, type RuleSet } from '@yinqiao/shared/domain';
import { moveReferenceStamp } from '../../../platform/db/reference';
import { PolicyVersionModel } from '../policy/policyVersion.model';
import { LeadSimulationModel } from '../simulation/simulation.model';

/** Rule sets knew three product lines and no care for elders: what they do not say reads as the default. */
export async function completePolicies(): Promise<void> {
  for (const { _id, rules } of await PolicyVersionModel.find({ rules: { $ne: null } }).lean()) {
    if (rules) await PolicyVersionModel.collection.updateOne({ _id: _id as never }, { $set: { rules: completed(rules) } });
  }
  for (const { _id, policies } of await LeadSimulationModel.find({ state: 'running' }).lean()) {
    const whole = policies.map((policy) => ({ ...policy, rules: policy.rules && completed(policy.rules) }));
    await LeadSimulationModel.collection.updateOne({ _id: _id as never }, { $set: { policies: whole } });
  }
  await moveReferenceStamp();
}

const completed = (rules: RuleSet): RuleSet => ({
  ...rules,
  heats: { ...defaultLadder.heats, ...rules.heats },
  rungs: rules.rungs.map((rung) =>
    rung.kind === 'licence' ? { ...rung, params: { ...rungOf(defaultLadder, 'licence')!.params, ...rung.params } } : rung,
  ),
});
