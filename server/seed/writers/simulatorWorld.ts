import { maskName } from '@yinqiao/shared/domain';
import type { DemoCustomer } from '../bank/customers';
import { staff } from '../bank/staff';
import { units } from '../bank/units';
import { isInWechat } from './personDocuments';

/** What the simulated WeCom corp has to know of the product. */
export interface SimulatorSettings {
  simulatorUrl: string;
  publicBaseUrl: string;
  wecom: { corpId: string; agentId: string; secret: string; callbackToken: string; callbackAesKey: string };
  wechat: { appId: string; secret: string };
}

/** Replaces the simulator's world by the bank's corp: app, departments, members; nobody is anybody's friend yet. */
export async function loadWorld({ simulatorUrl, publicBaseUrl, wecom, wechat }: SimulatorSettings): Promise<void> {
  const departmentIds = new Map(units.map(({ code }, i) => [code, i + 1]));
  await call(simulatorUrl, 'PUT', '/_sim/world', {
    corp: { corpid: wecom.corpId, name: '银桥银行' },
    apps: [
      {
        agentid: Number(wecom.agentId),
        name: '银桥助手',
        secret: wecom.secret,
        trustedDomains: [new URL(publicBaseUrl).host],
        callback: { url: `${publicBaseUrl}/callbacks/wecom`, token: wecom.callbackToken, encodingAesKey: wecom.callbackAesKey },
        sidebarUrl: `${publicBaseUrl}/sidebar.html`,
        workbenchUrl: `${publicBaseUrl}/workbench.html`,
      },
    ],
    departments: units.map(({ code, name, parentCode }) => ({
      id: departmentIds.get(code) ?? 1,
      name,
      parentid: parentCode === null ? 0 : (departmentIds.get(parentCode) ?? 0),
    })),
    members: staff.map(({ wecomUserId, name, unitCode }) => ({
      userid: wecomUserId,
      name,
      department: [departmentIds.get(unitCode) ?? 1],
    })),
    miniprograms: [{ appid: wechat.appId, secret: wechat.secret }],
    embedders: [new URL(publicBaseUrl).origin],
  });
}

const GENDER = { male: 1, female: 2 } as const;

/** Adds the people of one batch who use WeChat, and their friendships with members. Nicknames are masked: no name leaves the bank. */
export async function addPeople({ simulatorUrl }: Pick<SimulatorSettings, 'simulatorUrl'>, batch: readonly DemoCustomer[]): Promise<void> {
  const people = batch.filter(isInWechat);
  await call(simulatorUrl, 'POST', '/_sim/world/persons', {
    persons: people.map(({ unionid, openid, externalUserId, name, gender }) => ({
      unionid,
      openid,
      externalUserId,
      name: maskName(name),
      gender: GENDER[gender],
    })),
  });
  const follows = people.flatMap(({ externalUserId, follows: friends }) =>
    friends.map(({ wecomUserId, since }) => ({ userid: wecomUserId, externalUserId, createtime: Math.floor(since.getTime() / 1_000) })),
  );
  if (follows.length > 0) await call(simulatorUrl, 'POST', '/_sim/world/follows', { follows });
}

/** The hour on the simulator's wall: its people live in the bank's day, whatever the machine says. */
export async function setWallClock({ simulatorUrl }: Pick<SimulatorSettings, 'simulatorUrl'>, at: Date): Promise<void> {
  await call(simulatorUrl, 'PUT', '/_sim/wall-clock', { seconds: Math.floor(at.getTime() / 1_000) });
}

async function call(base: string, method: 'PUT' | 'POST', path: string, body: unknown): Promise<void> {
  const reply = await fetch(`${base}${path}`, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!reply.ok) throw new Error(`the simulator refused ${method} ${path}: ${reply.status} ${await reply.text()}`);
  await reply.arrayBuffer();
}
