import { defineModule } from '../../platform/module';
import { approvalAbilities } from './approval.abilities';
import { approvalsRoutes } from './approvals.routes';

export { registerApprovalChecks } from './approvalChecks';
export { approvalOf } from './approval.reads';
export { requestApproval } from './commands/requestApproval';
export { withdrawApproval } from './commands/withdrawApproval';

export const approvalsModule = defineModule({ name: 'approvals', routes: approvalsRoutes, abilities: approvalAbilities });
