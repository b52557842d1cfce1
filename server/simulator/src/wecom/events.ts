import { realSeconds } from '../core/clock';
import type { Fact } from '../core/facts';
import { randomId } from '../core/ids';
import type { Simulator } from '../core/simulator';
import type { App } from '../world/types';
import { eventXml, type EventFields } from './eventXml';

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
  return eventTo([press.app], simulator, {
    Event: press.event,
    FromUserName: press.userid,
    EventKey: press.key,
    TaskId: press.taskId,
    CardType: press.cardType,
    ResponseCode: press.responseCode,
    AgentID: press.app.agentid,
  });
}

/** An event for every app that may call 客户联系. */
export function externalEvent(simulator: Simulator, fields: EventFields & { Event: string }): Fact[] {
  return eventTo(
    simulator.state.directory.apps.filter((app) => app.externalContact),
    simulator,
    fields,
  );
}

/** An event for every app, with fields of the caller's choice. */
export function rawEvent(simulator: Simulator, event: string, fields: EventFields): Fact[] {
  return eventTo(simulator.state.directory.apps, simulator, { Event: event, ...fields });
}

/** One event, of `sys` unless it says otherwise, for those of the apps that are enabled and have a callback address. */
export function eventTo(apps: readonly App[], simulator: Simulator, fields: EventFields & { Event: string }): Fact[] {
  const at = realSeconds();
  const { Event, FromUserName = 'sys', ChangeType, ...rest } = fields;
  const named = { MsgType: 'event', Event, ChangeType, ...rest };
  const plaintext = eventXml({ ToUserName: simulator.state.directory.world.corp.corpid, FromUserName, CreateTime: at, ...named });
  const event = [Event, ChangeType].filter((part) => part !== undefined).join('/');
  const listeners = apps.filter((app) => app.enabled && app.callback);
  return listeners.map(({ agentid }) => ({ type: 'callback', callback: { id: randomId(12), agentid, event, plaintext, at } }));
}
