import { type Fallen, noDelta } from '@yinqiao/shared/domain';
import { PolicyActivated } from '../../../../events/policies';
import { audit } from '../../../../platform/audit';
import { businessNow } from '../../../../platform/clock/clock';
import { transact } from '../../../../platform/db/transact';
import { emit } from '../../../../platform/work';
import { resolvedVersions, versionsInForce } from '../policyInForce';
import { type PolicyVersion, PolicyVersionModel } from '../policyVersion.model';

/**
 * What follows from versions whose time has come, in the order of their times. They hold from that instant on by themselves
 * (see `policyInForce`), so it costs nothing when this runs late: what is written are states, ends, and who must hear of it.
 */
export async function activateDue(): Promise<void> {
  const due = await PolicyVersionModel.find({ state: 'scheduled', inForceFrom: { $lte: businessNow() } })
    .sort({ inForceFrom: 1, number: 1 })
    .lean<PolicyVersion[]>();
  for (const version of due) await transact(() => activate(version));
}

async function activate({ _id, unitId, unitPath, number, inForceFrom }: PolicyVersion): Promise<void> {
  const from = inForceFrom!;
  const written = await PolicyVersionModel.updateOne(
    { _id, state: 'scheduled', inForceFrom: from },
    { $set: { state: 'in_force' }, $inc: { version: 1 } },
  );
  // Another process was quicker, or it was taken back.
  if (written.modifiedCount !== 1) return;
  await PolicyVersionModel.updateMany(
    { unitId, state: 'in_force', _id: { $ne: _id } },
    { $set: { state: 'replaced', inForceTo: from }, $inc: { version: 1 } },
  );
  const system = { kind: 'system', id: 'activatePolicies' } as const;
  const subjects = [`PolicyVersion/${_id}`, `Unit/${unitId}`];
  await audit({ actor: system, action: 'activate:PolicyVersion', subjects, detail: { number, from: from.toISOString() } });
  for (const { version, fallen } of await overruledBelow(unitPath, from)) {
    await audit({
      actor: system,
      action: 'overrule:PolicyVersion',
      subjects: [`PolicyVersion/${version._id}`, `Unit/${version.unitId}`, `PolicyVersion/${_id}`],
      detail: { number: version.number, by: number, fallen: fallen.map(({ rungId, param, why }) => ({ rungId, param, why })) },
    });
  }
  await emit(PolicyActivated, { versionId: _id, unitId, from: from.toISOString() });
}

/** What units below say differently and held until a moment, and does not from it on. */
async function overruledBelow(unitPath: string, from: Date): Promise<{ version: PolicyVersion; fallen: Fallen[] }[]> {
  const below = await PolicyVersionModel.find({ state: 'in_force', unitPath: { $gt: unitPath, $lt: `${unitPath}\uffff` } }).lean<
    PolicyVersion[]
  >();
  const overruled: { version: PolicyVersion; fallen: Fallen[] }[] = [];
  for (const version of below) {
    const before = await fallenAt(version, new Date(from.getTime() - 1));
    const fallen = (await fallenAt(version, from)).filter((one) => !before.some((other) => isAlike(one, other)));
    if (fallen.length > 0) overruled.push({ version, fallen });
  }
  return overruled;
}

async function fallenAt(version: PolicyVersion, at: Date): Promise<Fallen[]> {
  const above = (await versionsInForce(version.unitPath, at)).filter(({ unitId }) => unitId !== version.unitId);
  return (await resolvedVersions([...above, { ...version, delta: version.delta ?? noDelta }])).fallen;
}

const isAlike = (a: Fallen, b: Fallen): boolean => a.rungId === b.rungId && a.param === b.param;
