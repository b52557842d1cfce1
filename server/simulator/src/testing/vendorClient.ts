import { startSimulator, type RunningSimulator, type SimulatorOptions } from '../startSimulator';
import { AGENTID, CORPID, SECRET, testWorld } from './testWorld';

export type Answer = Record<string, unknown> & { errcode?: number };

/** A client written from the vendors' papers alone, with the control API beside it. */
export class VendorClient {
  constructor(readonly url: string) {}

  async get(path: string, query: Record<string, string> = {}): Promise<Answer> {
    return read(await fetch(`${this.url}${path}?${new URLSearchParams(query)}`));
  }

  async post(path: string, body: unknown, query: Record<string, string> = {}): Promise<Answer> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return read(await fetch(`${this.url}${path}?${new URLSearchParams(query)}`, { method: 'POST', body: text }));
  }

  async token(secret = SECRET): Promise<string> {
    return String((await this.get('/cgi-bin/gettoken', { corpid: CORPID, corpsecret: secret }))['access_token']);
  }

  async send(body: Record<string, unknown>): Promise<Answer> {
    return this.post('/cgi-bin/message/send', { touser: 'ZhouKexin', agentid: AGENTID, ...body }, { access_token: await this.token() });
  }

  async control(method: string, path: string, body?: unknown): Promise<{ status: number; body: Answer }> {
    const response = await fetch(`${this.url}/_sim/${path}`, { method, body: body === undefined ? null : JSON.stringify(body) });
    return { status: response.status, body: await read(response) };
  }
}

/** A simulator in this process with the test world, and its client. */
export async function startWithClient(
  options: Partial<SimulatorOptions> = {},
): Promise<{ simulator: RunningSimulator; client: VendorClient }> {
  const simulator = await startSimulator({ port: 0, world: testWorld(), callbackBackoffMs: [20, 40, 60], ...options });
  return { simulator, client: new VendorClient(simulator.url) };
}

/** A button card with one call-back button. */
export function buttonCard(taskId: string, title = '新线索'): Record<string, unknown> {
  return {
    msgtype: 'template_card',
    template_card: {
      card_type: 'button_interaction',
      main_title: { title },
      task_id: taskId,
      button_list: [
        { text: '接受线索', key: 'accept', style: 1 },
        { text: '查看', type: 1, url: 'http://app.test:3000/lead' },
      ],
    },
  };
}

async function read(response: Response): Promise<Answer> {
  return JSON.parse(await response.text()) as Answer;
}
