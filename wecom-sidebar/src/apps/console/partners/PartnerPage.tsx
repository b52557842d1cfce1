import { momentWords, PARTNER_BATCH, PARTNER_OVERLAP_HOURS } from '@yinqiao/shared/domain';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { type PartnerDetail, type ToldSecret, usePartner, usePartnerCommands } from '../../../features/leads-console/partners';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { Loaded } from '../../../ui/desk/Loaded';
import { Notice } from '../../../ui/desk/Notice';
import { PageHead } from '../../../ui/desk/PageHead';
import { SkeletonLines } from '../../../ui/desk/Skeleton';
import { Tag } from '../../../ui/desk/Tag';
import { useSession } from '../shell/SessionContext';
import { useConsoleLink } from '../shell/useActingUnit';
import { CallsCard } from './CallsCard';
import { SecretDialog } from './SecretDialog';
import './partners.css';

/** One client: what it may do, its secret’s age, how its last calls ended. */
export default function PartnerPage() {
  const { partnerId = '' } = useParams();
  const link = useConsoleLink();
  const query = usePartner(partnerId);
  const one = query.data;
  return (
    <>
      <PageHead
        title={one?.name ?? '开放接口'}
        crumb={
          <>
            <Link to={link('/leads')}>线索</Link> / <Link to={link('/leads/partners')}>开放接口</Link>
          </>
        }
        hint={one && <Tag tone={one.active ? 'good' : 'neutral'}>{one.active ? '启用' : '已停用'}</Tag>}
      />
      <Loaded query={query} page skeleton={<SkeletonLines lines={8} />} fault="这个客户端没有取到">
        {(partner) => (
          <div className="stack">
            <FactsCard partner={partner} />
            <CallsCard calls={partner.calls} />
          </div>
        )}
      </Loaded>
    </>
  );
}

function FactsCard({ partner }: { partner: PartnerDetail }) {
  const { now } = useSession();
  const [told, setTold] = useState<ToldSecret | null>(null);
  const { rotate, setActive } = usePartnerCommands(partner);
  const { active } = partner;
  const facts: [string, string][] = [
    ['客户端编号', partner.partnerId],
    ['可送业务', partner.lines.join('、')],
    [
      '密钥',
      `${momentWords(partner.secretSince, now)} 起${partner.formerUntil ? `；上一个 ${momentWords(partner.formerUntil, now)} 失效` : ''}`,
    ],
    ['开通', `${partner.createdText} · ${partner.unitName}`],
  ];
  return (
    <section className="card" aria-label="客户端">
      <div className="card-body">
        {!active && <Notice tone="warn">已停用，对方的调用一律拒绝。</Notice>}
        <dl className="partner-facts">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className={label === '客户端编号' ? 'partner-code' : undefined}>{value}</dd>
            </div>
          ))}
        </dl>
        <p className="hint partner-note">
          每次最多 {PARTNER_BATCH} 条，每条带对方自己的编号和客户同意的记录；重复送同一编号只算一次。签名的写法见接口文档的 partners.send。
        </p>
        <CommandFault error={rotate.error ?? setActive.error} />
        <div className="row">
          <Button href="/docs" target="_blank" rel="noreferrer">
            接口文档
          </Button>
          {partner.can.manage && (
            <>
              <Popconfirm
                title="更换密钥？"
                description={`新密钥只显示一次；现在的密钥 ${PARTNER_OVERLAP_HOURS} 小时后失效。`}
                okText="更换密钥"
                cancelText="再看看"
                onConfirm={() => rotate.mutate(undefined, { onSuccess: setTold })}
              >
                <Button loading={rotate.isPending}>更换密钥…</Button>
              </Popconfirm>
              <Popconfirm
                title={active ? '停用这个客户端？' : '重新启用？'}
                description={active ? '对方的调用立刻被拒绝，已经送来的线索不受影响。' : '对方用现在的密钥就能继续调用。'}
                okText={active ? '停用' : '启用'}
                cancelText="再看看"
                onConfirm={() => setActive.mutate(!active)}
              >
                <Button danger={active} loading={setActive.isPending}>
                  {active ? '停用…' : '启用…'}
                </Button>
              </Popconfirm>
            </>
          )}
        </div>
      </div>
      {told && <SecretDialog told={told} onClose={() => setTold(null)} />}
    </section>
  );
}
