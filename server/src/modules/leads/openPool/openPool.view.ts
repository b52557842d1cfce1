import type { Data } from '@yinqiao/shared/contracts';
import { businessDayOf, errors, poolReasons, stampWords, tiers } from '@yinqiao/shared/domain';
import { scope, type StaffActor } from '../../../platform/access';
import { businessNow } from '../../../platform/clock/clock';
import { ageOn, personsByIds } from '../../customers';
import { allAreas } from '../../orgs';
import { type Lead, LeadModel } from '../lead.model';
import { sourceWords, titleWords } from '../lead.words';
import { type Grabber, grabberOf } from './grabber';
import { disputedBy } from '../verdicts/openDispute';
import { orderFor } from './orderFor';
import { whyNothing, whyNotThis } from './whyNot';

type Row = Data<'leads.openPool'>['leads'][number];

/** Looked at, the hottest and oldest first; shown of them. */
const LOOK_AT = 500;
const SHOWN = 30;

/** The open pool of the RM's branch; names are masked, numbers are not shown at all. */
export async function openPoolView(actor: StaffActor): Promise<Data<'leads.openPool'>> {
  const now = businessNow();
  const grabber = await grabberOf(actor, now);
  const { rules, rm, claims } = grabber;
  const visible = { $and: [scope(actor, 'grab', LeadModel), { openFrom: { $lte: now } }] };
  const leads = rules ? await LeadModel.find(visible).sort({ heatRank: 1, capturedAt: 1 }).limit(LOOK_AT).lean<Lead[]>() : [];
  const refusal = rules ? whyNothing(rm, claims, rules.perDay) : 'LEAD_POOL_CLOSED';
  return {
    now: now.toISOString(),
    closedText: refusal && errors[refusal].zh,
    left: Math.max(0, (rules?.perDay ?? 0) - claims),
    perDay: rules?.perDay ?? 0,
    contactMinutes: rules?.contactMinutes ?? 0,
    coolOffDays: rules?.coolOffDays ?? 0,
    total: rules ? await LeadModel.countDocuments(visible) : 0,
    leads: await rowsOf(actor.staffId, orderFor(actor.staffId, now, leads).slice(0, SHOWN), grabber, now),
  };
}

async function rowsOf(staffId: string, leads: readonly Lead[], { rm }: Grabber, now: Date): Promise<Row[]> {
  const persons = new Map((await personsByIds(leads.map(({ personId }) => personId))).map((person) => [person._id, person]));
  const disputed = await disputedBy(
    staffId,
    leads.map(({ _id }) => _id),
  );
  const areas = new Map((await allAreas()).map(({ _id, name }) => [_id, name]));
  return leads.flatMap((lead) => {
    const person = persons.get(lead.personId);
    if (!person) return [];
    return [
      {
        leadId: lead._id,
        maskedName: person.maskedName,
        tierName: tiers[person.tier],
        age: ageOn(person.birthday, businessDayOf(now)),
        areaName: areas.get(lead.areaId) ?? '',
        title: titleWords(lead),
        sourceText: sourceWords(lead),
        reasonText: poolReasons[lead.poolReason ?? 'nobody_to_serve'],
        capturedAt: lead.capturedAt.toISOString(),
        openFrom: (lead.openFrom ?? now).toISOString(),
        hot: lead.heat === 'hot',
        blockText: disputed.has(lead._id) ? errors.LEAD_POOL_DISPUTED.zh : rm ? blockWords(rm, lead, now) : null,
      },
    ];
  });
}

function blockWords(rm: NonNullable<Grabber['rm']>, lead: Lead, now: Date): string | null {
  const refusal = whyNotThis(rm, lead, now);
  if (refusal !== 'LEAD_POOL_COOL_OFF') return refusal && errors[refusal].zh;
  const until = lead.formerHolders.find(({ staffId }) => staffId === rm.staffId)?.until ?? now;
  return `你跟过这条，${stampWords(until)} 后可抢`;
}
