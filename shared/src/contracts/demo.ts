import { z } from 'zod';
import { endpoint } from './endpoint';
import { count, id, instant } from './values';

/** Endpoints that exist in demo mode only. */
const persona = z.strictObject({
  personaId: id,
  name: z.string(),
  label: z.string(),
  hint: z.string(),
  /** The WeCom ids the client host page needs; null for those without. */
  wecomUserId: id.nullable(),
  externalUserId: id.nullable(),
});

const storyStep = z.strictObject({
  no: count,
  id: z.enum(['claim', 'consent', 'assign', 'accept', 'friend', 'script', 'outcome', 'board']),
  title: z.string(),
  state: z.enum(['done', 'now', 'todo', 'skipped']),
  at: instant.nullable(),
  detail: z.string().nullable(),
  /** What to do next, where, in words. */
  hint: z.string(),
  /** The place those words lead to. */
  place: z.enum(['customer', 'rm', 'console', 'clock']),
});

export const demoEndpoints = {
  'demo.world': endpoint('demo.world', {
    summary: 'The playground’s people, the clock, and where the simulator is.',
    actor: 'public',
    action: 'read:DemoWorld',
    response: z.strictObject({
      customers: z.array(persona),
      relationshipManagers: z.array(persona),
      console: z.array(persona),
      businessNow: instant,
      seedStart: instant,
      /** Address of the WeCom client host page. */
      wecomClientUrl: z.url(),
      h5Url: z.string(),
      sidebarUrl: z.string(),
      workbenchUrl: z.string(),
      consoleUrl: z.string(),
    }),
  }),
  'demo.signIn': endpoint('demo.signIn', {
    summary: 'Signs a demo persona in for the client named in X-YQ-Client.',
    actor: 'public',
    action: 'begin:DemoSession',
    body: z.strictObject({ personaId: id }),
    response: z.strictObject({ personaId: id, name: z.string() }),
    errors: ['DEMO_UNMARKED', 'DEMO_PERSON_UNKNOWN'],
  }),
  'demo.story': endpoint('demo.story', {
    summary: 'The eight steps of the story for the person in play: a read over events and audit.',
    actor: 'public',
    action: 'read:DemoStory',
    query: z.strictObject({ personaId: id }),
    response: z.strictObject({
      personaId: id,
      businessNow: instant,
      steps: z.array(storyStep),
      /** How the story ended, in words; null while a step is left to do. */
      ending: z.string().nullable(),
      /** Who holds the lead, so that the page can switch to their WeCom. */
      staffPersonaId: id.nullable(),
      leadId: id.nullable(),
      externalUserId: id.nullable(),
      /** What the customer is asked right now: an RM wants to add them in WeCom. */
      canAgreeToBeAdded: z.boolean(),
      process: z.strictObject({ captured: count, accepted: count, firstContacted: count }),
      resultsAsOf: z.string().nullable(),
    }),
    errors: ['DEMO_PERSON_UNKNOWN'],
  }),
  'demo.agreeToBeAdded': endpoint('demo.agreeToBeAdded', {
    summary: 'The customer agrees to be added in WeCom by the RM of the lead (done in the simulator).',
    actor: 'public',
    action: 'act:DemoCustomer',
    body: z.strictObject({ personaId: id }),
    response: z.strictObject({ agreed: z.literal(true) }),
    errors: ['DEMO_PERSON_UNKNOWN', 'LEAD_STATE_CHANGED', 'VENDOR_UNAVAILABLE'],
  }),
  'demo.moveClock': endpoint('demo.moveClock', {
    summary: 'Moves the business clock forward; sessions, leases and tokens do not move.',
    actor: 'public',
    action: 'move:DemoClock',
    body: z.strictObject({ to: z.enum(['plus_15_minutes', 'next_morning_9']) }),
    response: z.strictObject({ businessNow: instant }),
    errors: ['DEMO_CLOCK_BACKWARDS'],
  }),
  'demo.reset': endpoint('demo.reset', {
    summary: 'Seeds the demo bank anew and puts the clock back to the start.',
    actor: 'public',
    action: 'reset:DemoBank',
    response: z.strictObject({ businessNow: instant }),
    errors: ['DEMO_UNMARKED'],
  }),
};
