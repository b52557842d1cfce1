import type { Data } from '@yinqiao/shared/contracts';
import { disputeKinds, leadersKinds, productLines, raisedKinds } from '@yinqiao/shared/domain';
import type { StaffActor } from '../../../platform/access';
import { personById } from '../../customers';
import { unitsByIds, worksInConsole } from '../../orgs';
import { tieWords } from './party.presenter';
import { disputableLead } from './verdict.access';
import { finalVerdictsOf, openDisputeOf } from './openDispute';
import { numberWords } from './verdict.words';

/** What a dispute about this lead would name. @throws AppError LEAD_UNKNOWN */
export async function disputeView(actor: StaffActor, leadId: string): Promise<Data<'verdicts.dispute'>> {
  const { lead, parties } = await disputableLead(actor, leadId);
  const person = await personById(lead.personId);
  const units = new Map((await unitsByIds(parties.map(({ staff }) => staff.unitId))).map(({ _id, name }) => [_id, name]));
  const isViewer = (staffId: string) => staffId === actor.staffId;
  const open = await openDisputeOf(leadId);
  return {
    leadId,
    title: productLines[lead.productLine],
    maskedName: person?.maskedName ?? '',
    parties: [...parties]
      .sort((a, b) => Number(isViewer(b.staff._id)) - Number(isViewer(a.staff._id)))
      .map(({ staff, tie }) => ({ staffId: staff._id, name: staff.name, unitName: units.get(staff.unitId) ?? '', tieText: tieWords[tie] })),
    followerId: lead.staffId,
    viewerIsParty: parties.some(({ staff }) => isViewer(staff._id)),
    kinds: raisedKinds
      .filter((kind) => worksInConsole(actor.role) || !leadersKinds.includes(kind))
      .map((kind) => ({ kind, label: disputeKinds[kind] })),
    openVerdictId: open?._id ?? null,
    settled: (await finalVerdictsOf(lead)).map((verdict) => ({
      verdictId: verdict._id,
      numberText: numberWords(verdict),
      staffIds: verdict.partyIds,
    })),
  };
}
