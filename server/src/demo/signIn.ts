import { audit } from '../platform/audit';
import { setSessionCookie } from '../platform/auth/cookies';
import { beginSession, type SessionClient } from '../platform/auth/sessions';
import { AppError } from '../platform/http/AppError';
import type { Call } from '../platform/http/route';
import { DEMO_MARK_ID, DemoMarkModel, DemoPersonaModel, type DemoPersona } from './demo.models';

/** Which clients a persona can be signed in to. */
const CLIENTS: Record<DemoPersona['place'], readonly SessionClient[]> = {
  customer: ['h5', 'weapp'],
  relationship_manager: ['sidebar', 'workbench'],
  console: ['console'],
};

/** Refuses a database that no demo seed has marked: demo logins must never open a bank's own data. */
export async function assertDemoDatabase(): Promise<void> {
  if (!(await DemoMarkModel.exists({ _id: DEMO_MARK_ID }))) throw new AppError('DEMO_UNMARKED');
}

export async function personaById(personaId: string): Promise<DemoPersona> {
  const persona = await DemoPersonaModel.findById(personaId).lean<DemoPersona | null>();
  if (!persona) throw new AppError('DEMO_PERSON_UNKNOWN');
  return persona;
}

/** Signs a persona in for the client that asks; the others stay as they are. */
export async function signInPersona({ actor, body, http }: Call<'demo.signIn'>): Promise<{ personaId: string; name: string }> {
  await assertDemoDatabase();
  const persona = await personaById(body.personaId);
  if (actor.client === 'playground' || !CLIENTS[persona.place].includes(actor.client)) throw new AppError('REQUEST_CLIENT_MISSING');
  const kind = persona.place === 'customer' ? 'customer' : 'staff';
  const { token, expiresAt } = await beginSession(kind, persona.subjectId, actor.client);
  await audit({ actor: { kind: 'demo', id: persona._id }, action: 'begin:DemoSession', subjects: [], detail: { client: actor.client } });
  setSessionCookie(http, actor.client, token, expiresAt);
  return { personaId: persona._id, name: persona.name };
}
