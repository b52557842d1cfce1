import type { Transport, TransportReply, TransportRequest } from '@yinqiao/shared/client';
import type { Api, Data } from '@yinqiao/shared/contracts';
import { routes, type RouteId } from '@yinqiao/shared/contracts/routes';
import { type ErrorCode, errors } from '@yinqiao/shared/domain';
import { board, chengbeiNode, gaoxinNode, NOW, pension, receivers, renovation } from './bankDelegations';
import { fairness } from './bankFairness';
import { audit, leads, trace } from './bankLeads';
import { approval, policy, policyVersion } from './bankPolicies';
import { simulation, simulationRows } from './bankSimulations';
import { staff, units } from './bankUnits';
import { dispute, verdict, verdictRows, verification } from './bankVerdicts';

type Node = Data<'delegations.node'>;

export const me: Data<'orgs.me'> = {
  staffId: 'lin',
  name: '林若川',
  staffNo: '1001',
  role: 'hq_planner',
  roleName: '总行策划',
  unitId: 'hq',
  unitName: '总行',
  unitLevel: 'head_office',
  unitTrail: [{ unitId: 'hq', name: '总行' }],
  can: ['delegate', 'split', 'read_audit'],
  businessNow: NOW,
  demo: true,
  watermark: '林若川 总行 1001 · 11-22 14:32',
  wecom: { corpId: 'ww1', agentId: '1000002' },
};

export const overview: Data<'cockpit.overview'> = {
  now: NOW,
  unitName: '总行',
  process: {
    claimed: 412,
    captured: 132,
    accepted: 118,
    unaccepted: 14,
    firstContacted: 103,
    byUnit: [
      { unitId: 'yunjiang', name: '云江', captured: 71, unaccepted: 7, accepted: 64, firstContacted: 57 },
      { unitId: 'chengzhou', name: '澄州', captured: 41, unaccepted: 4, accepted: 37, firstContacted: 32 },
      { unitId: 'qinghe', name: '青禾', captured: 20, unaccepted: 3, accepted: 17, firstContacted: 14 },
    ],
  },
  results: {
    asOf: '2026-11-21',
    arrivedAt: '2026-11-21T22:40:00.000Z',
    refused: null,
    items: [
      {
        delegationId: 'k1',
        title: '个人养老金开户 500 户',
        metricName: '净开户',
        unitWord: '户',
        done: 271,
        target: 500,
        gross: 289,
        clawedBack: 18,
      },
      {
        delegationId: 'k5',
        title: '装修贷白名单',
        metricName: '预申请',
        unitWord: '笔',
        done: 231,
        target: 400,
        gross: 231,
        clawedBack: 0,
      },
    ],
    byBranch: [
      { delegationId: 'k1', unitId: 'yunjiang', name: '云江', done: 155, target: 240 },
      { delegationId: 'k1', unitId: 'chengzhou', name: '澄州', done: 78, target: 160 },
      { delegationId: 'k1', unitId: 'qinghe', name: '青禾', done: 38, target: 100 },
      { delegationId: 'k5', unitId: 'yunjiang', name: '云江', done: 112, target: 190 },
      { delegationId: 'k5', unitId: 'chengzhou', name: '澄州', done: 77, target: 130 },
      { delegationId: 'k5', unitId: 'qinghe', name: '青禾', done: 42, target: 80 },
    ],
  },
  delegations: [pension, renovation],
  happenings: [
    { at: '2026-11-22T06:26:00.000Z', text: '周可欣 接受 王** 的装修贷线索', leadId: 'lead_1' },
    { at: '2026-11-22T06:18:00.000Z', text: '王** 领取装修贷利率优惠券并同意联系', leadId: 'lead_1' },
    { at: '2026-11-22T06:10:00.000Z', text: '宋清禾 首次联系 李**，有意向·再联系', leadId: 'lead_4' },
  ],
};

const ok = (data: unknown, page?: { nextCursor: string | null }): TransportReply => ({
  status: 200,
  body: page ? { data, page } : { data },
});

export const refused = (code: ErrorCode): TransportReply => ({
  status: errors[code].status,
  body: { error: { code, message: errors[code].zh, requestId: 'req_1122' } },
});

interface Call {
  params: Record<string, string>;
  query: URLSearchParams;
  body: unknown;
  version: number | null;
}
type Handler = (call: Call) => TransportReply;

function matched(method: string, path: string): { id: RouteId; params: Record<string, string>; query: URLSearchParams } | null {
  const url = new URL(path, 'http://bank.test');
  for (const [id, route] of Object.entries(routes)) {
    const names: string[] = [];
    const pattern = route.path.replace(/:(\w+)/g, (_, name: string) => (names.push(name), '([^/]+)'));
    const hit = new RegExp(`^${pattern}$`).exec(url.pathname);
    if (!hit || route.method !== method) continue;
    const params = Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(hit[index + 1] ?? '')]));
    return { id: id as RouteId, params, query: url.searchParams };
  }
  return null;
}

/**
 * A small bank that answers the console over the client's transport, with the versions and refusals of the contracts.
 * Tests move its state (`nodes`, `overview`) the way a colleague or a file would, and replace single answers by `on`.
 */
export class FixtureBank {
  readonly nodes = new Map<string, Node>([
    ['chengbei', chengbeiNode()],
    ['gaoxin', gaoxinNode()],
  ]);
  readonly calls: { id: RouteId; body: unknown }[] = [];
  signedIn = true;
  overview = overview;
  board = board;
  private readonly replaced = new Map<RouteId, Handler>();

  /** Replaces the answer of one endpoint. */
  on(id: RouteId, handler: Handler): void {
    this.replaced.set(id, handler);
  }

  readonly transport: Transport = (request: TransportRequest) => Promise.resolve(this.answer(request));

  private answer({ method, path, headers, body }: TransportRequest): TransportReply {
    const hit = matched(method, path);
    if (!hit) return refused('REQUEST_NOT_FOUND');
    this.calls.push({ id: hit.id, body });
    const ifMatch = headers['If-Match'];
    const handler = this.replaced.get(hit.id) ?? this.handlers[hit.id];
    if (!this.signedIn && !hit.id.startsWith('demo.')) return refused('SESSION_MISSING');
    return handler
      ? handler({ ...hit, body, version: ifMatch === undefined ? null : Number(ifMatch.replace(/"/g, '')) })
      : refused('REQUEST_NOT_FOUND');
  }

  private readonly handlers: Partial<Record<RouteId, Handler>> = {
    'orgs.me': () => ok(me),
    'orgs.tree': () => ok({ units, staff }),
    'orgs.signOut': () => {
      this.signedIn = false;
      return ok({ signedOut: true });
    },
    'demo.world': () =>
      ok({
        console: [{ personaId: 'lin', name: '林若川', label: '总行策划', hint: '建任务、看全行', wecomUserId: null, externalUserId: null }],
      }),
    'demo.signIn': () => {
      this.signedIn = true;
      return ok({ personaId: 'lin', name: '林若川' });
    },
    'cockpit.overview': () => ok(this.overview),
    'cockpit.leadTrace': () => ok(trace),
    'cockpit.leadAudit': () => ok(audit),
    'leads.fairness': () => ok(fairness),
    'leads.simulations': () => ok(simulationRows(simulation)),
    'leads.simulation': () => ok(simulation),
    'policies.show': () => ok(policy),
    'policies.version': () => ok(policyVersion),
    'approvals.list': () => ok({ now: NOW, toDecide: 1, approvals: [approval] }, { nextCursor: null }),
    'verdicts.list': () => ok(verdictRows, { nextCursor: null }),
    'verdicts.verify': () => ok(verification),
    'verdicts.read': () => ok(verdict),
    'verdicts.dispute': () => ok(dispute),
    'verdicts.raise': () => ok({ verdictId: 'vdt_1', numberText: verdict.numberText }),
    'verdicts.decide': () => ok({ verdictId: 'vdt_1', state: 'final', version: 5 }),
    'leads.loadCheck': () => ok({ latest: { at: NOW, checked: 40, drifts: [] } }),
    'leads.list': () =>
      ok({ now: NOW, counts: { today: 132, waiting: 1, byHand: 2, unaccepted: 14, overdue: 3, pooled: 12 }, leads }, { nextCursor: null }),
    'campaigns.list': () =>
      ok({ campaigns: [{ campaignId: 'c11', title: '装修季', productLine: 'renovation_loan', endsOn: '2026-12-08' }] }),
    'content.scripts': () =>
      ok({
        scripts: [
          { scriptId: 's08', version: 'V2', title: '留资承接', text: '您好，收到您关于装修贷的咨询。', approvedUntil: '2026-12-31' },
        ],
      }),
    'delegations.list': () =>
      ok({ delegations: [pension, { ...renovation, myNode: { unitId: 'chengbei', target: 112, allocated: 112, state: 'splitting' } }] }),
    'delegations.board': () => ok(this.board),
    'delegations.receivers': () => ok({ receivers }),
    'delegations.create': () => ok({ delegationId: 'k9', unitId: 'hq' }),
    'delegations.node': ({ params }) => this.node(params['unitId'], (node) => node),
    'delegations.saveSplit': ({ params, body, version }) =>
      this.node(params['unitId'], (node) => this.saved(node, body as Api['delegations.saveSplit']['body'], version)),
    'delegations.release': ({ params, version }) => this.node(params['unitId'], (node) => this.released(node, version)),
  };

  private node(unitId: string | undefined, act: (node: Node) => Node | ErrorCode): TransportReply {
    const node = this.nodes.get(unitId ?? '');
    if (!node) return refused('DELEGATION_UNKNOWN');
    const next = act(node);
    if (typeof next === 'string') return refused(next);
    this.nodes.set(next.unitId, next);
    return ok(next);
  }

  private saved(node: Node, change: Api['delegations.saveSplit']['body'], version: number | null): Node | ErrorCode {
    if (version !== node.version) return 'REQUEST_VERSION_STALE';
    if (node.state === 'released') return 'DELEGATION_STATE_CHANGED';
    const targets = new Map(change.allocations.map((part) => [part.childId, part.target]));
    const rows = node.rows.map((row) => ({ ...row, target: targets.get(row.childId) ?? 0 }));
    return { ...node, rows, basis: change.basis, allocated: rows.reduce((sum, row) => sum + row.target, 0), version: node.version + 1 };
  }

  private released(node: Node, version: number | null): Node | ErrorCode {
    if (version !== node.version) return 'REQUEST_VERSION_STALE';
    if (node.allocated !== node.target) return 'DELEGATION_NOT_FULLY_SPLIT';
    return { ...node, state: 'released', stateWord: '执行中', version: node.version + 1, canSplit: false };
  }
}
