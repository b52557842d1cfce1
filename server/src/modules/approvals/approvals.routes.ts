import { route, type RouteBinding } from '../../platform/http/route';
import { approvalsPage } from './approval.views';
import { decideApproval } from './commands/decideApproval';

export const approvalsRoutes: readonly RouteBinding[] = [
  route('approvals.list', approvalsPage),
  route('approvals.decide', ({ actor, params, body }) => decideApproval(actor, params.approvalId, body)),
];
