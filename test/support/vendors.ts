import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from '@yinqiao/server/app';
import { startSimulator, type WorldInput } from '@yinqiao/simulator';
import mongoose from 'mongoose';
import { stopClock } from '../../server/src/platform/clock/clock';
import { disconnectDatabase } from '../../server/src/platform/db/connect';
import { demoKeys } from '../../server/src/platform/env/demoKeys';
import { type Env, readEnv } from '../../server/src/platform/env/env';
import { closeEgress } from '../../server/src/platform/http-client/httpClient';

const ROOT = join(__dirname, '../..');

export interface Vendors {
  env: Env;
  /** The simulator's own API. */
  control: (method: string, path: string, body?: unknown) => Promise<Record<string, unknown>>;
  /** Calls that the vendor has seen of one API, and how it answered. */
  seen: (path: string) => Promise<{ calls: number; errcodes: Record<string, number> }>;
  /** Another process of the product, on the same database. */
  another: () => Promise<CallingProcess>;
  stop: () => Promise<void>;
}

/** What a process made of calls that it was told to make: how many came out how. */
export type Outcomes = Record<string, number>;

export interface CallingProcess {
  call: (order: CallOrder) => Promise<Outcomes>;
  stop: () => Promise<void>;
}

/** @see callingProcess.ts */
export interface CallOrder {
  api: string;
  query?: Record<string, string>;
  /** So many calls, or as many as it can for so long. */
  times?: number;
  seconds?: number;
  atOnce: number;
  priority?: 'urgent' | 'normal' | 'bulk';
  limits?: { calls: number; seconds: number }[];
}

/** The product's clients in this process, on a database of their own, against a simulator with a small world; no server. */
export async function startVendors(world: (env: Env) => WorldInput = smallWorld): Promise<Vendors> {
  const databaseUri = process.env['TEST_MONGODB_URI'];
  if (!databaseUri) throw new Error('TEST_MONGODB_URI is missing: run the tests by `npm test [-- FILE]`');
  const dataDir = mkdtempSync(join(tmpdir(), 'yinqiao-vendors-'));
  const simulator = await startSimulator({ port: 0, callbackBackoffMs: [20, 40, 60] });
  const settings = { DATA_DIR: dataDir, SIMULATOR_PORT: String(simulator.port), DEMO: '1', SERVICES: 'worker' };
  const env = readEnv([], settings, demoKeys);
  const databaseName = `vendors_${process.pid}_${Date.now().toString(36)}`;
  await prepare(env, databaseUri, databaseName);
  const children: CallingProcess[] = [];
  const control: Vendors['control'] = async (method, path, body) => {
    const reply = await fetch(`${simulator.url}/_sim/${path}`, { method, body: body === undefined ? null : JSON.stringify(body) });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
    return JSON.parse(text) as Record<string, unknown>;
  };
  await control('PUT', 'world', world(env));
  return {
    env,
    control,
    seen: async (path) => {
      const { summary } = (await control('GET', 'calls')) as {
        summary: Record<string, { calls: number; errcodes: Record<string, number> }>;
      };
      return summary[path] ?? { calls: 0, errcodes: {} };
    },
    another: async () => {
      const child = await startCalling({ ...settings, TEST_MONGODB_URI: databaseUri, TEST_DATABASE: databaseName });
      children.push(child);
      return child;
    },
    stop: async () => {
      for (const child of children) await child.stop();
      await mongoose.connection.dropDatabase();
      stopClock();
      await closeEgress();
      await disconnectDatabase();
      await simulator.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** One app, three members, three customers; 周可欣 follows two of them. */
function smallWorld({ wecom, wechat }: Env): WorldInput {
  return {
    corp: { corpid: wecom.corpId, name: '测试银行' },
    apps: [
      {
        agentid: Number(wecom.agentId),
        name: '银桥助手',
        secret: wecom.secret,
        trustedDomains: ['app.test'],
        callback: nobodyListens(wecom),
      },
    ],
    departments: [
      { id: 1, name: '测试银行' },
      { id: 2, name: '滨江路网点', parentid: 1 },
    ],
    members: [
      { userid: 'ZhouKexin', name: '周可欣', department: [2] },
      { userid: 'LiMing', name: '李明', department: [1, 2] },
      { userid: 'Teller', name: '柜员', department: [1], hasContactFunction: false },
    ],
    persons: [
      { unionid: 'union-wang', openid: 'openid-wang', externalUserId: 'wmWang', name: '王先生', gender: 1 },
      { unionid: 'union-chen', openid: 'openid-chen', externalUserId: 'wmChen', name: '陈女士', gender: 2 },
      { unionid: 'union-new', openid: 'openid-new', externalUserId: 'wmNew', name: '新客户' },
    ],
    follows: [
      { userid: 'ZhouKexin', externalUserId: 'wmWang', createtime: 1_790_000_000, remark: '王先生(装修)', addWay: 3 },
      { userid: 'ZhouKexin', externalUserId: 'wmChen', createtime: 1_790_000_100 },
    ],
    miniprograms: [{ appid: wechat.appId, secret: wechat.secret }],
    embedders: [],
  };
}

/** What happened is told to an address at which nobody listens: the simulator's journal keeps it. */
const nobodyListens = ({ callbackToken, callbackAesKey }: Env['wecom']) => ({
  url: 'http://127.0.0.1:9/',
  token: callbackToken,
  encodingAesKey: callbackAesKey,
});

async function startCalling(env: Record<string, string>): Promise<CallingProcess> {
  const { NODE_ENV: _, ...inherited } = process.env;
  const args = ['--import', 'tsx', 'test/support/callingProcess.ts'];
  const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...inherited, ...env }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  await said(child);
  return {
    call: async (order) => {
      child.send(order);
      return (await said(child)) as Outcomes;
    },
    stop: async () => {
      if (child.exitCode !== null) return;
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

async function said(child: ChildProcess): Promise<unknown> {
  const message = once(child, 'message').then(([words]) => words as unknown);
  const gone = once(child, 'exit').then(() => Promise.reject(new Error('the calling process ended')));
  return Promise.race([message, gone]);
}
