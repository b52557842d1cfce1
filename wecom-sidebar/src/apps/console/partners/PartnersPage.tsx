import { momentWords } from '@yinqiao/shared/domain';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { type PartnerRow, type ToldSecret, usePartners } from '../../../features/leads-console/partners';
import { EmptyState } from '../../../ui/desk/EmptyState';
import { Loaded } from '../../../ui/desk/Loaded';
import { PageHead } from '../../../ui/desk/PageHead';
import { SkeletonTable } from '../../../ui/desk/Skeleton';
import { TableScroll } from '../../../ui/desk/TableScroll';
import { Tag } from '../../../ui/desk/Tag';
import { useSession } from '../shell/SessionContext';
import { useConsoleLink } from '../shell/useActingUnit';
import { CreatePartnerDialog } from './CreatePartnerDialog';
import { SecretDialog } from './SecretDialog';

const COLUMNS = ['客户端', '状态', '可送业务', '最近一次调用'] as const;

/** 开放接口: systems of the bank and its partners that may hand in enquiries. */
export default function PartnersPage() {
  const link = useConsoleLink();
  const navigate = useNavigate();
  const query = usePartners();
  const [creating, setCreating] = useState(false);
  const [told, setTold] = useState<ToldSecret | null>(null);
  const begin = query.data?.mayManage && (
    <Button type="primary" onClick={() => setCreating(true)}>
      新开客户端
    </Button>
  );
  return (
    <>
      <PageHead title="开放接口" crumb={<Link to={link('/leads')}>线索</Link>} actions={(query.data?.partners.length ?? 0) > 0 && begin} />
      <section className="card" aria-label="客户端列表">
        <Loaded query={query} skeleton={<SkeletonTable head={COLUMNS} rows={3} />} fault="客户端列表没有取到">
          {({ partners }) =>
            partners.length === 0 ? (
              <EmptyState
                title="还没有开过客户端"
                text="手机银行、网上银行等系统可以用签名的接口把客户的咨询送进来，每条都要带客户同意的记录。"
                action={begin}
              />
            ) : (
              <PartnerTable partners={partners} />
            )
          }
        </Loaded>
      </section>
      {creating && query.data && <CreatePartnerDialog lines={query.data.lines} onTold={setTold} onClose={() => setCreating(false)} />}
      {told && (
        <SecretDialog
          told={told}
          onClose={() => {
            setTold(null);
            void navigate(link(`/leads/partners/${told.partnerId}`));
          }}
        />
      )}
    </>
  );
}

const PartnerTable = ({ partners }: { partners: PartnerRow[] }) => (
  <TableScroll label="客户端列表">
    <table className="table">
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column}>{column}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {partners.map((partner) => (
          <PartnerLine key={partner.partnerId} partner={partner} />
        ))}
      </tbody>
    </table>
  </TableScroll>
);

function PartnerLine({ partner: { partnerId, name, active, lines, lastCallAt } }: { partner: PartnerRow }) {
  const { now } = useSession();
  const link = useConsoleLink();
  const navigate = useNavigate();
  const to = link(`/leads/partners/${partnerId}`);
  return (
    <tr className="is-link" onClick={() => void navigate(to)}>
      <td className="nowrap">
        <Link to={to} onClick={(event) => event.stopPropagation()}>
          {name}
        </Link>
      </td>
      <td className="nowrap">
        <Tag tone={active ? 'good' : 'neutral'}>{active ? '启用' : '已停用'}</Tag>
      </td>
      <td className="note-cell">{lines.join('、')}</td>
      <td className="nowrap hint">{lastCallAt ? momentWords(lastCallAt, now) : '还没有调用'}</td>
    </tr>
  );
}
