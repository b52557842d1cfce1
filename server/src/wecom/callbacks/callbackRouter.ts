import Router from '@koa/router';
import { XMLParser } from 'fast-xml-parser';
import type { Context } from 'koa';
import { currentEnv } from '../../platform/env/currentEnv';
import { leaseNow } from '../../platform/clock/clock';
import { isDuplicateKey, transact } from '../../platform/db/transact';
import { log } from '../../platform/log/log';
import { emit } from '../../platform/work';
import { decrypt, isSigned } from './crypto';
import { ExternalContactChanged, TemplateCardClicked } from './events';
import { VendorInboxModel } from './inbox.model';

/** One encrypted address: signature before parsing, 64 KB, no entities, receiver and age checked, stored before it is answered. */
const MAX_BYTES = 64 * 1024;
const MAX_AGE_S = 300;
const parser = new XMLParser({ processEntities: false, parseTagValue: false, ignoreAttributes: true });

export function callbackRouter(): Router {
  const router = new Router();
  router.get('/callbacks/wecom', (context) => {
    const echo = text(context.query['echostr']);
    if (!isAuthentic(context, echo)) return refuse(context);
    context.type = 'text/plain';
    context.body = open(echo);
  });
  router.post('/callbacks/wecom', async (context) => {
    const body = await readBody(context);
    const encrypted = body === null ? '' : tag(body, 'Encrypt');
    if (!encrypted || !isAuthentic(context, encrypted)) return refuse(context);
    const fields = fieldsOf(open(encrypted));
    if (!fields) return refuse(context);
    await store(fields);
    context.body = '';
    context.status = 200;
  });
  return router;
}

function isAuthentic(context: Context, encrypted: string): boolean {
  const { wecom } = currentEnv();
  const timestamp = text(context.query['timestamp']);
  const age = Math.abs(leaseNow().getTime() / 1000 - Number(timestamp));
  if (!(age <= MAX_AGE_S)) return false;
  return isSigned(text(context.query['msg_signature']), wecom.callbackToken, timestamp, text(context.query['nonce']), encrypted);
}

const open = (encrypted: string): string => {
  const { wecom } = currentEnv();
  return decrypt(encrypted, wecom.callbackAesKey, wecom.corpId);
};

function refuse(context: Context): void {
  context.status = 403;
  context.body = '';
}

async function readBody(context: Context): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of context.req) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > MAX_BYTES) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function fieldsOf(xml: string): Record<string, string> | null {
  try {
    const { xml: root } = parser.parse(xml) as { xml?: Record<string, unknown> };
    if (!root) return null;
    return Object.fromEntries(Object.entries(root).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
  } catch {
    return null;
  }
}

function tag(xml: string, name: string): string {
  return fieldsOf(xml)?.[name] ?? '';
}

async function store(fields: Record<string, string>): Promise<void> {
  const event = fields['Event'] ?? fields['MsgType'] ?? 'unknown';
  try {
    await transact(async () => {
      await VendorInboxModel.create([{ _id: keyOf(event, fields), event, fields, receivedAt: leaseNow() }]);
      await tell(event, fields);
    });
  } catch (error) {
    // A retry of the vendor: the first delivery is stored already.
    if (!isDuplicateKey(error)) throw error;
  }
}

/** The event's own key: who, when, what, about whom. */
function keyOf(event: string, fields: Record<string, string>): string {
  const parts = ['FromUserName', 'CreateTime', 'ChangeType', 'UserID', 'ExternalUserID', 'TaskId', 'EventKey', 'ResponseCode', 'MsgId'];
  return [event, ...parts.map((name) => fields[name] ?? '')].join('|');
}

async function tell(event: string, fields: Record<string, string>): Promise<void> {
  if (event === 'change_external_contact') {
    await emit(ExternalContactChanged, {
      changeType: fields['ChangeType'] ?? '',
      userId: fields['UserID'] ?? '',
      externalUserId: fields['ExternalUserID'] ?? '',
    });
    return;
  }
  if (event === 'template_card_event') {
    await emit(TemplateCardClicked, {
      userId: fields['FromUserName'] ?? '',
      taskId: fields['TaskId'] ?? '',
      key: fields['EventKey'] ?? '',
      responseCode: fields['ResponseCode'] ?? '',
    });
    return;
  }
  log.info({ event }, 'a vendor event without a listener was stored');
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
