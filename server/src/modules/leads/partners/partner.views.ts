import type { Data } from '@yinqiao/shared/contracts';
import { errors, momentWords, productLines, type ProductLine } from '@yinqiao/shared/domain';
import { mayDo, scope, type StaffActor } from '../../../platform/access';
import { businessNow, leaseNow } from '../../../platform/clock/clock';
import { staffById, unitsByIds } from '../../orgs';
import { type Partner, PartnerModel } from './partner.model';
import { type PartnerCall, PartnerCallModel } from './partnerCall.model';
import { partnerInScope } from './partnerInScope';

type List = Data<'partners.list'>;
const CALLS = 50;

/** 开放接口: the systems that may hand in enquiries. */
export async function partnersView(actor: StaffActor): Promise<List> {
  const partners = await PartnerModel.find(scope(actor, 'read', PartnerModel))
    .sort({ _id: 1 })
    .lean<Partner[]>();
  const lines = (Object.keys(productLines) as ProductLine[]).map((productLine) => ({ productLine, name: productLines[productLine] }));
  return {
    now: businessNow().toISOString(),
    mayManage: mayDo(actor, 'manage:Partner'),
    partners: await Promise.all(partners.map(lineOf)),
    lines,
  };
}

/** One of them, with its last calls. */
export async function partnerView(actor: StaffActor, partnerId: string): Promise<Data<'partners.read'>> {
  const partner = await partnerInScope(actor, 'read', partnerId);
  const calls = await PartnerCallModel.find({ partnerId }).sort({ _id: -1 }).limit(CALLS).lean<PartnerCall[]>();
  const maker = await staffById(partner.createdBy);
  const { former, secretSince, createdAt } = partner;
  return {
    ...(await lineOf(partner)),
    createdText: `${maker?.name ?? '同事'} ${momentWords(createdAt, businessNow())} 开通`,
    secretSince: secretSince.toISOString(),
    formerUntil: former && former.until > leaseNow() ? former.until.toISOString() : null,
    can: { manage: mayDo(actor, 'manage:Partner') },
    calls: calls.map(({ _id, at, refusedBy, rows, taken, known, refused }) => ({
      callId: _id,
      at: at.toISOString(),
      outcomeText: refusedBy ? errors[refusedBy].zh : refused > 0 ? '部分未收' : '已收',
      ok: refusedBy === null,
      ...{ rows, taken, known, refused },
    })),
  };
}

async function lineOf({ _id, name, unitId, productLines: lines, active, version }: Partner): Promise<List['partners'][number]> {
  const [unit] = await unitsByIds([unitId]);
  const last = await PartnerCallModel.findOne({ partnerId: _id })
    .sort({ _id: -1 })
    .select({ at: 1 })
    .lean<Pick<PartnerCall, 'at'> | null>();
  return {
    partnerId: _id,
    name,
    unitName: unit?.name ?? '',
    lines: lines.map((line) => productLines[line]),
    active,
    lastCallAt: last?.at.toISOString() ?? null,
    version,
  };
}
