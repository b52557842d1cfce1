import { controlRoute } from '../control/controlRoute';

export const listUsersOfAccount = controlRoute({
  method: 'get',
  path: '/_sim/official/:appid/users',
  summary: 'Every person with his openid in this official account, and whether he follows.',
  answer: '{users: [{openid, unionid, name, isFollowing}]}: the first 200.',
  handle: ({ simulator, params }) => {
    const appid = params['appid'] ?? '';
    const { directory, memories } = simulator.state;
    const users = [...directory.personsByUnionid.values()].slice(0, 200).flatMap(({ openids, unionid, name }) => {
      const openid = openids[appid];
      return openid ? [{ openid, unionid, name, isFollowing: memories.official.follower(appid, openid)?.isFollowing ?? false }] : [];
    });
    return { users };
  },
});
