import { AddingMemory } from '../wecom/adding/addingMemory';
import { ContactWayMemory } from '../wecom/contactWays/contactWayMemory';
import { MediaMemory } from '../wecom/media/mediaMemory';
import { TagMemory } from '../wecom/tags/tagMemory';
import { GroupSendMemory } from '../wecom/groupsend/groupSendMemory';
import { TransferMemory } from '../wecom/transfers/transferMemory';
import { WeChatMemory } from '../wechat/weChatMemory';
import { OfficialMemory } from '../official/officialMemory';
import { MomentMemory } from '../wecom/moments/momentMemory';
import { AcquisitionMemory } from '../wecom/acquisition/acquisitionMemory';
import { GroupMemory } from '../wecom/groups/groupMemory';
import type { Fact } from './facts';

/** What one family remembers, made from facts alone. A new world begins with new memories, which are told that world first. */
export interface Memory {
  apply(fact: Fact): void;
}

/** One line a family; read them as `simulator.state.memories.name`. */
export function newMemories() {
  return {
    tags: new TagMemory(),
    media: new MediaMemory(),
    contactWays: new ContactWayMemory(),
    adding: new AddingMemory(),
    groups: new GroupMemory(),
    acquisition: new AcquisitionMemory(),
    moments: new MomentMemory(),
    official: new OfficialMemory(),
    weChat: new WeChatMemory(),
    transfers: new TransferMemory(),
    groupSends: new GroupSendMemory(),
  } satisfies Record<string, Memory>;
}
