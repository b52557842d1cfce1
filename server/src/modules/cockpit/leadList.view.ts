import type { Data } from '@yinqiao/shared/contracts';
import { type Call, Page } from '../../platform/http/route';
import { campaignsByIds } from '../campaigns';
import { personsByIds } from '../customers';
import { dueWords, type Lead, leadsPage, sourceWords, stateTone, stateWords, titleWords } from '../leads';
import { staffByIds, unitsByIds } from '../orgs';

type LeadRow = Data<'leads.list'>['leads'][number];

/** 线索: the leads of a unit's subtree with their customers, campaigns and holders, a page at a time. */
export async function leadListView(call: Call<'leads.list'>): Promise<Page<Data<'leads.list'>>> {
  const { now, leads, counts, nextCursor } = await leadsPage(call);
  const rowOf = await rowsAt(now, leads);
  return new Page({ now: now.toISOString(), counts, leads: leads.map(rowOf) }, nextCursor);
}

/** Looks up once what the rows of these leads name; customers by their masked names, as they are stored. */
async function rowsAt(now: Date, leads: readonly Lead[]): Promise<(lead: Lead) => LeadRow> {
  const persons = byId(await personsByIds(leads.map(({ personId }) => personId)));
  const staff = byId(await staffByIds(leads.flatMap(({ staffId }) => staffId ?? [])));
  const units = byId(await unitsByIds(leads.map(unitIdOf)));
  const campaigns = byId(await campaignsByIds(leads.flatMap(({ campaignId }) => campaignId ?? [])));
  return (lead) => ({
    leadId: lead._id,
    maskedName: persons.get(lead.personId)?.maskedName ?? '',
    title: titleWords(lead),
    sourceText: sourceWords(lead, campaigns.get(lead.campaignId ?? '')?.title),
    capturedAt: lead.capturedAt.toISOString(),
    state: lead.state,
    stateWord: stateWords(lead),
    tone: stateTone(lead, now),
    unitName: units.get(unitIdOf(lead))?.name ?? '',
    staffName: staff.get(lead.staffId ?? '')?.name ?? null,
    dueText: dueWords(lead, now),
  });
}

const byId = <T extends { _id: string }>(documents: readonly T[]): Map<string, T> => new Map(documents.map((one) => [one._id, one]));
const unitIdOf = ({ unitPath }: Lead): string => unitPath.split('/').filter(Boolean).at(-1) ?? '';
