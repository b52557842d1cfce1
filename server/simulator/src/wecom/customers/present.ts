import type { Simulator } from '../../core/simulator';
import type { Follow, Person } from '../../world/types';

/** A customer; unionid for WeChat users only (wecom-api §7.3). */
export function presentPerson(person: Person): Record<string, unknown> {
  const { externalUserId, name, type, gender, unionid } = person;
  return { external_userid: externalUserId, name, avatar: '', type, gender, ...(type === 1 && { unionid }) };
}

/** A follower in externalcontact/get: tags with their names. */
export function presentFollow(simulator: Simulator, follow: Follow, { type }: Person): Record<string, unknown> {
  const { tags: memory } = simulator.state.memories;
  const tags = (follow.tagIds ?? []).flatMap((id) => {
    const found = memory.liveTag(id);
    return found ? [{ group_name: found.group.name, tag_name: found.tag.name, tag_id: id, type: 1 }] : [];
  });
  return { ...common(follow, type), tags };
}

/** The relation in batch/get_by_user: tags by id only. */
export function presentFollowInfo(simulator: Simulator, follow: Follow, { type }: Person): Record<string, unknown> {
  const tag_id = (follow.tagIds ?? []).filter((id) => simulator.state.memories.tags.liveTag(id));
  return { ...common(follow, type), tag_id };
}

function common(follow: Follow, type: number): Record<string, unknown> {
  return {
    userid: follow.userid,
    remark: follow.remark,
    description: follow.description ?? '',
    createtime: follow.createtime,
    ...(type === 1 && { remark_corp_name: follow.remarkCompany ?? '' }),
    remark_mobiles: follow.remarkMobiles ?? [],
    add_way: follow.addWay,
    oper_userid: follow.operUserid ?? follow.userid,
    ...(follow.state && { state: follow.state }),
  };
}
