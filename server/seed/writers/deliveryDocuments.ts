import { createHash } from 'node:crypto';
import type { Delivery } from '../../src/modules/outreach/delivery.model';
import { later } from '../bank/calendar';
import type { DemoCustomer } from '../bank/customers';
import { stableId } from '../bank/ids';
import type { DemoLead } from '../bank/leads';
import { scriptByCode } from '../bank/scripts';
import { staffByName } from '../bank/staff';
import { holderOf } from './leadFacts';
import { personaSends, sendIdOf } from './personaSends';

const BLANK = {
  personId: null,
  leadId: null,
  assignmentNo: null,
  scriptId: null,
  scriptVersion: null,
  textDigest: null,
  body: null,
  vendorMessageId: null,
  responseCode: null,
  closingWord: null,
  attempts: 1,
  error: null,
} as const;

/** The card that told the RM of the lead: handed to the platform a moment after the assignment. */
export function cardDelivery(lead: DemoLead): Delivery[] {
  const holder = holderOf(lead);
  if (!holder || !lead.assignedAt) return [];
  const { assignedAt } = lead;
  return [
    {
      ...BLANK,
      _id: stableId('dlv', lead.leadId, assignedAt),
      kind: 'staff_card',
      state: 'accepted',
      staffId: holder.staffId,
      personId: lead.customer.personId,
      leadId: lead.leadId,
      assignmentNo: 1,
      plannedAt: assignedAt,
      attemptedAt: later(assignedAt, 120),
      settledAt: later(assignedAt, 310),
    },
  ];
}

const SENDER = '周可欣';

/** What has been sent to the people of the story this week. */
export function personaDeliveries(customers: readonly DemoCustomer[]): Delivery[] {
  return personaSends.flatMap((send) => {
    const customer = customers.find(({ personaKey }) => personaKey === send.personaKey);
    if (!customer) return [];
    const { scriptId, version, text } = scriptByCode(send.scriptCode);
    return [
      {
        ...BLANK,
        _id: sendIdOf(send),
        kind: 'script',
        state: 'accepted',
        staffId: staffByName(SENDER).staffId,
        personId: customer.personId,
        scriptId,
        scriptVersion: `V${version}`,
        textDigest: createHash('sha256').update(text).digest('base64url'),
        plannedAt: send.at,
        attemptedAt: send.at,
        settledAt: later(send.at, 900),
      },
    ];
  });
}
