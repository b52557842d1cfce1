import { ask, segment } from '../api';
import type { WaitingKind } from '../waitingKinds';

interface Request {
  userid: string;
  memberName: string;
  externalUserId: string;
  name: string;
  kind: 'asked' | 'half';
  state?: string;
  at: number;
}

/** Customers whom a member has to accept. */
export const friendRequests: WaitingKind = {
  title: '好友申请',
  emptyWords: '没有等待通过的好友申请',
  list: async () => {
    const { requests } = await ask<{ requests: Request[] }>('GET', 'requests');
    return requests.map((request) => {
      const decide = (verb: string) => (): Promise<unknown> =>
        ask('POST', `members/${segment(request.userid)}/${verb}`, { externalUserId: request.externalUserId });
      const accept = { words: '通过', act: decide('accept') };
      const half = `${request.name} 已免验证添加，等待成员确认`;
      return {
        member: request.memberName,
        what: request.kind === 'half' ? half : `${request.name} 申请添加为好友`,
        at: request.at,
        acts: request.kind === 'half' ? [accept] : [accept, { words: '忽略', act: decide('refuse') }],
      };
    });
  },
};
