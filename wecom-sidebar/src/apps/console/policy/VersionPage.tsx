import './policy.css';
import { clockWords, dayWords, fallenWords } from '@yinqiao/shared/domain';
import { App, Button } from 'antd';
import { useNavigate, useParams } from 'react-router';
import type { Draft } from '../../../features/policies-console/policyDraft';
import { type PolicyVersion, usePolicyVersion, useRollBack, useVersionStep } from '../../../features/policies-console/policies';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { Loaded } from '../../../ui/desk/Loaded';
import { Notice } from '../../../ui/desk/Notice';
import { PageHead } from '../../../ui/desk/PageHead';
import { Tag } from '../../../ui/desk/Tag';
import { DecisionCard } from '../approvals/DecisionCard';
import { useConsoleLink } from '../shell/useActingUnit';
import { ClocksCard } from './ClocksCard';
import { DryRunCard, DryRunSamples } from './DryRun';
import { Ladder } from './Ladder';
import { PolicyCrumb } from './PolicyCrumb';
import { PolicyDiff } from './PolicyDiff';
import { StaleNotice } from './StaleNotice';
import { stateTone } from './policyPageWords';
import { PolicySkeleton } from './PolicySkeleton';

/** One version beside what it follows: here the second person reads and signs, and from here an older one comes back. */
export default function VersionPage() {
  const { versionId = '' } = useParams();
  const query = usePolicyVersion(versionId);
  return (
    <Loaded page query={query} skeleton={<PolicySkeleton />} fault="这个版本没有取到">
      {(data) => <Version data={data} />}
    </Loaded>
  );
}

function Version({ data }: { data: PolicyVersion }) {
  const { version, before, approval, unitName, level, now } = data;
  // Whoever writes the rules, or is asked to sign them.
  const mayLook = data.canEdit || approval !== null;
  const isToCome = version.state === 'submitted' || version.state === 'scheduled';
  const navigate = useNavigate();
  const link = useConsoleLink();
  const unitNames = (unitId: string) => data.unitNames[unitId] ?? '';
  const shown: Draft =
    level === 'head_office' || !version.delta
      ? { kind: 'ladder', rules: version.rules }
      : { kind: 'delta', delta: version.delta, base: baseOf(data) };
  return (
    <>
      <PageHead
        title={`分配规则 ${version.name}`}
        crumb={<PolicyCrumb toPolicy />}
        hint={
          <>
            <Tag tone={stateTone[version.state]}>{version.stateWord}</Tag>
            <span className="hint">
              {unitName} · {whenWords(data)}
            </span>
          </>
        }
        actions={<VersionActions data={data} />}
      />
      <StaleNotice version={version} onRebased={data.canEdit ? () => void navigate(link('/leads/policy')) : null} />
      {version.fallen.length > 0 && (
        <Notice tone="warn">
          <b>按现在的上级规则，有 {version.fallen.length} 处不会生效：</b>
          <ul className="fault-list">
            {version.fallen.map((one) => (
              <li key={`${one.rungId}/${one.param}`}>{fallenWords(one, version.rules)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="policy is-read">
        <div className="stack">
          <section className="card" aria-label="规则">
            <div className="card-head">
              <h2>{version.name} 的规则</h2>
              <small className="hint push">只读</small>
            </div>
            <Ladder draft={shown} before={before.rules} unitNames={unitNames} onChange={null} onEdit={() => undefined} />
          </section>
          {mayLook && <DryRunSamples versionId={version.versionId} />}
        </div>
        <aside className="stack">
          {approval && <DecisionCard approval={approval} now={now} />}
          <PolicyDiff name={before.name} before={before.rules} after={version.rules} unitNames={unitNames} />
          {mayLook && (
            <DryRunCard tried={{ unitId: data.unitId, versionId: version.versionId, name: version.name, saved: true }} mayRun={isToCome} />
          )}
          <ClocksCard rules={version.rules} onChange={null} />
        </aside>
      </div>
    </>
  );
}

/** What a version adds is told by its delta; the rest of its rules is inherited. */
const baseOf = ({ version }: PolicyVersion) => {
  const own = new Set(version.delta?.additions.map(({ rung }) => rung.id));
  return { ...version.rules, rungs: version.rules.rungs.filter(({ id }) => !own.has(id)) };
};

function whenWords({ version: { inForceFrom, inForceTo, effectiveAt, signedBy, savedBy, savedAt, restores }, now }: PolicyVersion): string {
  const back = restores ? `同 ${restores} · ` : '';
  const moment = (at: string) => `${dayWords(at, now)} ${clockWords(at)}`;
  if (inForceFrom) return `${back}${moment(inForceFrom)} ${inForceTo ? `至 ${moment(inForceTo)}` : '起'} · ${signedBy.join('、')}双人签发`;
  return `${back}${savedBy} 存于 ${moment(savedAt)}${effectiveAt ? ` · 拟 ${moment(effectiveAt)} 生效` : ''}`;
}

function VersionActions({ data: { version, canEdit, canRollBack } }: { data: PolicyVersion }) {
  const { message } = App.useApp();
  const withdraw = useVersionStep('policies.withdraw');
  const back = useRollBack();
  const isPending = version.state === 'submitted' || version.state === 'scheduled';
  const rollBack = () =>
    back.mutate(version.versionId, { onSuccess: ({ number }) => void message.success(`V${number}（同 ${version.name}）已送复核`) });
  return (
    <>
      <CommandFault error={withdraw.error ?? back.error} />
      {canEdit && isPending && (
        <Button
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate(version, { onSuccess: () => void message.success(`${version.name} 已撤回成草稿`) })}
        >
          撤回修改
        </Button>
      )}
      {canRollBack && (
        <Button loading={back.isPending} onClick={rollBack}>
          回滚到 {version.name}，送双人复核
        </Button>
      )}
    </>
  );
}
