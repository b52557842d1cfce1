import type { ApprovalKind, ErrorCode } from '@yinqiao/shared/domain';
import type { ApprovalCheck } from '../../platform/module';
import type { Approval } from './approval.model';

const checks = new Map<ApprovalKind, ApprovalCheck>();

/** What the owners of subjects have to say before a yes. */
export function registerApprovalChecks(all: readonly ApprovalCheck[]): void {
  for (const check of all) checks.set(check.kind, check);
}

/** Why a request may not be said yes to any more; null when it may. */
export const obstacleTo = async ({ kind, subject, state }: Pick<Approval, 'kind' | 'subject' | 'state'>): Promise<ErrorCode | null> =>
  state === 'waiting' ? ((await checks.get(kind)?.obstacle(subject.id)) ?? null) : null;
