import { audit } from '../../../platform/audit';
import { isDuplicateKey, RivalInsert, transact } from '../../../platform/db/transact';
import { log } from '../../../platform/log/log';
import { emit, processor } from '../../../platform/work';
import { ContactAdded, ContactRemoved } from '../../../events/customers';
import { ExternalContactChanged, externalContact } from '../../../wecom';
import { staffByWecomUserId, type Staff } from '../../orgs';
import { FollowRelationModel, followRelationId } from '../followRelation.model';
import { IdentityModel, identityId } from '../identity.model';
import { noteAlike } from '../noteAlike';
import { personIdOf, relationOf } from '../person.reads';
import { businessNow } from '../../../platform/clock/clock';

/** The event carries no facts beyond the two ids: they are re-read from the platform, and the unionid leads to the person. */
export const recordFollowRelationOnExternalContactChanged = processor({
  kind: 'effect',
  name: 'recordFollowRelationOnExternalContactChanged',
  on: ExternalContactChanged,
  lane: 'callback',
  key: ({ externalUserId }) => externalUserId,
  serial: true,
  run: async ({ payload }) => {
    const staff = await staffByWecomUserId(payload.userId);
    if (!staff) return;
    if (payload.changeType === 'add_external_contact') await recordAdded(staff, payload.externalUserId);
    if (payload.changeType === 'del_external_contact' || payload.changeType === 'del_follow_user') {
      await recordRemoved(staff, payload.externalUserId);
    }
  },
});

async function recordAdded(staff: Staff, externalUserId: string): Promise<void> {
  const contact = await externalContact(externalUserId);
  const byUnion = contact.unionId ? await personIdOf('unionid', contact.unionId) : null;
  const byContact = await personIdOf('external_userid', externalUserId);
  const personId = byUnion ?? byContact;
  if (!personId) {
    log.info({ externalUserId }, 'an external contact without a known person was left out');
    return;
  }
  await transact(async () => {
    await noteAlike([byUnion, byContact], 'unionid');
    await linkIdentity(personId, externalUserId);
    if (await relationOf(staff._id, personId)) return;
    const relation = {
      staffId: staff._id,
      personId,
      externalUserId,
      since: businessNow(),
      endedAt: null,
      lastHeardAt: null,
      evidence: null,
    };
    await FollowRelationModel.updateOne({ _id: followRelationId(staff._id, personId) }, { $set: relation }, { upsert: true });
    await record(staff._id, personId, 'add:FollowRelation');
    await emit(ContactAdded, { personId, staffId: staff._id, externalUserId });
  });
}

async function linkIdentity(personId: string, externalUserId: string): Promise<void> {
  const _id = identityId('external_userid', externalUserId);
  if (await IdentityModel.exists({ _id })) return;
  try {
    await IdentityModel.create([{ _id, kind: 'external_userid', value: externalUserId, personId }]);
  } catch (error) {
    throw isDuplicateKey(error) ? new RivalInsert('the identity was linked at the same moment') : error;
  }
}

async function recordRemoved(staff: Staff, externalUserId: string): Promise<void> {
  const personId = await personIdOf('external_userid', externalUserId);
  if (!personId) return;
  await transact(async () => {
    const ended = await FollowRelationModel.updateOne(
      { personId, staffId: staff._id, externalUserId, endedAt: null },
      { $set: { endedAt: businessNow() } },
    );
    if (ended.modifiedCount === 0) return;
    await record(staff._id, personId, 'end:FollowRelation');
    await emit(ContactRemoved, { personId, staffId: staff._id, externalUserId });
  });
}

const record = (staffId: string, personId: string, action: string) =>
  audit({ actor: { kind: 'system', id: 'wecom' }, action, subjects: [`Customer/${personId}`, `Staff/${staffId}`] });
