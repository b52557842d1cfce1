import type { Data } from '@yinqiao/shared/contracts';
import type { StaffActor } from '../../platform/access';
import { businessNow } from '../../platform/clock/clock';
import { campaignsIn } from '../campaigns';
import { entryRows, kindsFor, ownEntries } from '../channels';
import { entryFigures } from '../leads';
import { leadWorkersIn } from '../orgs';

/** 我的获客码: what one may hand to customers, and what came of it. */
export async function entryCodesView(actor: StaffActor): Promise<Data<'channels.mine'>> {
  const now = businessNow();
  const entries = await ownEntries(actor, now);
  const kinds = kindsFor(actor.role).filter((kind) => kind === 'staff' || kind === 'referral');
  const colleagues = kinds.includes('referral') ? await leadWorkersIn([actor.unitId]) : [];
  return {
    now: now.toISOString(),
    codes: await entryRows(actor, entries, await entryFigures(entries.map(({ _id }) => _id)), now),
    kinds,
    colleagues: colleagues.filter(({ _id }) => _id !== actor.staffId).map(({ _id, name }) => ({ staffId: _id, name })),
    campaigns: (await campaignsIn(actor.unitPath, now)).map(({ _id, title }) => ({ campaignId: _id, title })),
  };
}
