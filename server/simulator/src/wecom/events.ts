import { realSeconds } from '../core/clock';
import type { Fact } from '../core/facts';
import { randomId } from '../core/ids';
import type { Simulator } from '../core/simulator';
import type { App } from '../world/types';
import { eventXml } from './eventXml';

type ContactChange = 'add_external_contact' | 'del_external_contact' | 'del_follow_user';

/** change_external_contact for every app that may call 客户联系 and has a callback address. */
export function contactChanged(
  simulator: Simulator,
  change: ContactChange,
  ids: { userid: string; externalUserId: string; state?: string },
): Fact[] {
  const { world } = simulator.state.directory;
  const listeners = world.apps.filter((app) => app.enabled && app.externalContact && app.callback);
  return listeners.map((app) =>
    callbackFact(app, `change_external_contact/${change}`, {
      ToUserName: world.corp.corpid,
      FromUserName: 'sys',
      CreateTime: realSeconds(),
      MsgType: 'event',
      Event: 'change_external_contact',
      ChangeType: change,
      UserID: ids.userid,
      ExternalUserID: ids.externalUserId,
      State: ids.state,
    }),
  );
}

/** What a press on a card tells the app that sent it. The ResponseCode is fresh with every press. */
export interface CardPress {
  app: App;
  event: 'template_card_event' | 'template_card_menu_event';
  userid: string;
  key: string;
  taskId: string;
  cardType: string;
  responseCode: string;
}

export function cardPressed(simulator: Simulator, press: CardPress): Fact[] {
  if (!press.app.callback) return [];
  return [
    callbackFact(press.app, press.event, {
      ToUserName: simulator.state.directory.world.corp.corpid,
      FromUserName: press.userid,
      CreateTime: realSeconds(),
      MsgType: 'event',
      Event: press.event,
      EventKey: press.key,
      TaskId: press.taskId,
      CardType: press.cardType,
      ResponseCode: press.responseCode,
      AgentID: press.app.agentid,
    }),
  ];
}

function callbackFact(app: App, event: string, fields: Parameters<typeof eventXml>[0]): Fact {
  return { type: 'callback', callback: { id: randomId(12), agentid: app.agentid, event, plaintext: eventXml(fields), at: realSeconds() } };
}
