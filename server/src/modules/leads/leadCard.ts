import { businessDayOf, stampWords } from '@yinqiao/shared/domain';
import { ageOn, type Person, personsByIds } from '../customers';
import { allAreas } from '../orgs';
import { planStaffCards, type StaffCard } from '../outreach';
import type { Assigned } from './commands/writeAssignments';
import { namesOfStaff } from './lead.names';
import { sourceWords, titleWords } from './lead.words';

/** The buttons of the card; a click comes back with the key. */
export const CARD_KEYS = { accept: 'accept', return: 'return' } as const;
/** What replaces the buttons when it is done, on the card or on a page. */
export const CARD_WORDS = { accept: '已接受', return: '已转出' } as const;

/** Plans one card for every assignment, in the caller's transaction: what decides stands on it, masked. */
export async function planLeadCards(assigned: readonly Pick<Assigned, 'lead'>[], at: Date): Promise<void> {
  const persons = new Map((await personsByIds(assigned.map(({ lead }) => lead.personId))).map((person) => [person._id, person]));
  const areas = new Map((await allAreas()).map((area) => [area._id, area.name]));
  const owners = await namesOfStaff(assigned.flatMap(({ lead }) => lead.ownerId ?? []));
  await planStaffCards(
    assigned.map(({ lead }) => {
      const { _id: leadId, staffId, personId, assignmentNo } = lead;
      const ownerText = lead.ownerId ? `管户 ${owners(lead.ownerId)}` : '无管户';
      const card = leadCard(lead, persons.get(personId), `${areas.get(lead.areaId) ?? ''} · ${ownerText}`, at);
      return { staffId, personId, leadId, assignmentNo, card };
    }),
  );
}

/** A card stays in the chat for days and does not age with it: its times are dates. */
function leadCard(lead: Assigned['lead'], person: Person | undefined, placeText: string, at: Date): StaffCard {
  return {
    title: `新线索 · ${titleWords(lead)}`,
    description: `来自 ${sourceWords(lead)} · ${stampWords(lead.capturedAt)} 留资`,
    items: [
      { name: '客户', value: person ? personWords(person, at) : '' },
      { name: '片区', value: placeText },
      { name: '接受', value: `${stampWords(lead.acceptBy)} 前（工作时间）` },
    ],
    path: `/workbench.html#/leads/${lead._id}`,
    buttons: [
      { key: CARD_KEYS.accept, text: '接受' },
      { key: CARD_KEYS.return, text: '忙，转出' },
    ],
  };
}

const personWords = (person: Person, at: Date): string =>
  `${person.maskedName} ${person.gender === 'male' ? '男' : '女'} ${ageOn(person.birthday, businessDayOf(at))}`;
