import type { Data } from '@yinqiao/shared/contracts';
import { resultsStripOf } from '../modules/delegations';
import { processToday } from '../modules/leads';
import { headOffice } from '../modules/orgs';
import { businessNow } from '../platform/clock/clock';
import { assertDemoDatabase, personaById } from './signIn';
import { factsOf } from './storyFacts';
import { endingOf, stepsOf } from './storySteps';

/** The story of the person in play; every step is read from what the product itself recorded. */
export async function storyView(personaId: string): Promise<Data<'demo.story'>> {
  await assertDemoDatabase();
  const persona = await personaById(personaId);
  const facts = await factsOf(persona);
  const steps = stepsOf(facts);
  const bank = await headOffice();
  const process = { captured: 0, accepted: 0, firstContacted: 0 };
  for (const row of await processToday(bank.unitPath)) {
    process.captured += row.captured;
    process.accepted += row.accepted;
    process.firstContacted += row.firstContacted;
  }
  return {
    personaId,
    businessNow: businessNow().toISOString(),
    steps,
    ending: endingOf(facts, steps),
    staffPersonaId: facts.staffPersonaId,
    leadId: facts.lead?._id ?? null,
    externalUserId: persona.externalUserId,
    canAgreeToBeAdded: facts.lead?.state === 'accepted' && facts.friendSince === null,
    process,
    resultsAsOf: (await resultsStripOf(bank)).asOf,
  };
}
