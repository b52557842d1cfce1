import { blindIndex, insertPersonKeys, newPersonKey, sealField } from '../../platform/crypto/personalData';
import { newId } from '../../platform/db/ids';
import { insert } from '../../platform/db/insert';
import { isDuplicateKey, RivalInsert, transact } from '../../platform/db/transact';
import { allAreas, unitById } from '../orgs';
import { newcomer } from './newcomer';
import { noteAlike } from './noteAlike';
import { IdentityModel, identityId } from './identity.model';
import { PersonModel, type Person } from './person.model';
import { personById, personIdOf } from './person.reads';

/**
 * One person by unionid: an openid seen for the first time joins the person whose unionid is known already;
 * someone wholly new becomes a prospect of the first area until they choose another.
 */
export function personOfWechatUser(identity: { openId: string; unionId: string | null }): Promise<Person> {
  return transact(async () => {
    const byUnion = identity.unionId ? await personIdOf('unionid', identity.unionId) : null;
    const byOpen = await personIdOf('openid', identity.openId);
    await noteAlike([byUnion, byOpen], 'unionid');
    const known = byUnion ?? byOpen;
    const person = (known ? await personById(known) : null) ?? (await createProspect());
    await remember(person._id, identity);
    return person;
  });
}

async function remember(personId: string, { openId, unionId }: { openId: string; unionId: string | null }): Promise<void> {
  const wanted = [{ kind: 'openid' as const, value: openId }, ...(unionId ? [{ kind: 'unionid' as const, value: unionId }] : [])];
  for (const { kind, value } of wanted) {
    if (await IdentityModel.exists({ _id: identityId(kind, value) })) continue;
    try {
      await IdentityModel.create([{ _id: identityId(kind, value), kind, value, personId }]);
    } catch (error) {
      throw isDuplicateKey(error) ? new RivalInsert('the same person signed in twice at once') : error;
    }
  }
}

async function createProspect(): Promise<Person> {
  const [area] = await allAreas();
  const outlet = area ? await unitById(area.outletId) : null;
  if (!area || !outlet) throw new Error('there is no area to put a new customer into');
  const _id = newId('per');
  await insertPersonKeys([newPersonKey(_id)]);
  const seal = (field: string, value: string) => sealField({ personId: _id, collection: 'persons', documentId: _id, field }, value);
  const person: Person = {
    _id,
    unitPath: outlet.unitPath,
    maskedName: '微信用户',
    maskedPhone: '',
    salutation: '',
    sealedName: seal('sealedName', ''),
    sealedPhone: seal('sealedPhone', ''),
    phoneIndex: blindIndex('phone', _id),
    gender: 'female',
    areaId: area._id,
    ...newcomer(),
  };
  await insert(PersonModel, [person]);
  return person;
}
