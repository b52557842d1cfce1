import { businessDayOf, shanghaiInstant } from '@yinqiao/shared/domain';
import { ConsentModel } from '../../src/modules/consents/consent.model';
import { openDay } from '../../src/modules/leads/distribution/dayAccount';
import { LeadModel } from '../../src/modules/leads/lead.model';
import { PoolDayModel } from '../../src/modules/leads/poolDay.model';
import { PoolLedgerModel } from '../../src/modules/leads/poolLedger.model';
import { RmLoadModel } from '../../src/modules/leads/rmLoad.model';
import { DeliveryModel } from '../../src/modules/outreach/delivery.model';
import { TaskModel } from '../../src/modules/tasks/task.model';
import { AuditEntryModel } from '../../src/platform/audit';
import { DEMO_START } from '../bank/calendar';
import { stableId } from '../bank/ids';
import { relationshipManagers } from '../bank/staff';
import type { DemoLead } from '../bank/leads';
import type { DemoState } from '../bank/story';
import { outlets } from '../bank/units';
import { auditDocuments } from './auditDocuments';
import { cardDelivery, personaDeliveries } from './deliveryDocuments';
import { insertAll } from './insertAll';
import { consentDocument, leadDocument } from './leadDocuments';
import { leadTasks } from './taskDocuments';
import { writeDecisions } from './writeDecisions';

/** Leads with everything that hangs on them, and the pools' books as the next lead finds them. */
export async function writeLeads({ leads, claims, customers, pools }: DemoState): Promise<void> {
  const couponIds = new Map(claims.flatMap(({ leadId, couponId }) => (leadId ? [[leadId, couponId] as const] : [])));
  await writeWorkedLeads(leads, couponIds);
  await insertAll(DeliveryModel, personaDeliveries(customers));
  await writeBooks(pools);
}

/** Leads with their consents, decisions, tasks, cards and trail. @param rosterOf by whom a branch's leads were decided upon */
export async function writeWorkedLeads(
  leads: readonly DemoLead[],
  couponIds: ReadonlyMap<string, string>,
  rosterOf?: Parameters<typeof writeDecisions>[1],
): Promise<void> {
  await insertAll(
    LeadModel,
    leads.map((lead) => leadDocument(lead, couponIds)),
  );
  await insertAll(
    ConsentModel,
    leads.map((lead) => consentDocument(lead, couponIds)),
  );
  await writeDecisions(leads, rosterOf);
  await insertAll(TaskModel, leads.flatMap(leadTasks));
  await insertAll(DeliveryModel, leads.flatMap(cardDelivery));
  await insertAll(
    AuditEntryModel,
    leads.flatMap((lead) => auditDocuments(lead, couponIds)),
  );
}

async function writeBooks(pools: DemoState['pools']): Promise<void> {
  const day = businessDayOf(DEMO_START);
  await insertAll(
    RmLoadModel,
    relationshipManagers.map(({ staffId }) => ({
      _id: staffId,
      day,
      newToday: pools.newOn(staffId, day),
      open: pools.openAt(staffId, DEMO_START),
    })),
  );
  await insertAll(
    PoolLedgerModel,
    outlets.map(({ unitId }) => ({
      _id: unitId,
      sequence: Math.max(1, pools.sequence(unitId)),
      ...pools.ledger(unitId),
      running: pools.days(unitId).at(-1) ?? openDay(''),
    })),
  );
  await insertAll(
    PoolDayModel,
    outlets.flatMap(({ unitId }) =>
      pools
        .days(unitId)
        .slice(0, -1)
        .map((account) => ({ _id: stableId('pld', unitId, shanghaiInstant(account.day)), poolUnitId: unitId, ...account })),
    ),
  );
}
