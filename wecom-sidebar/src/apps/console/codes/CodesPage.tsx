import './codes.css';
import { clockWords } from '@yinqiao/shared/domain';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { type EntryCode, type EntryCodes, useEntryCodes } from '../../../features/entry-codes/entryCodes';
import { EmptyState } from '../../../ui/desk/EmptyState';
import { Loaded } from '../../../ui/desk/Loaded';
import { PageHead } from '../../../ui/desk/PageHead';
import { Segmented } from '../../../ui/desk/Segmented';
import { SkeletonTable } from '../../../ui/desk/Skeleton';
import { Watermark } from '../../../ui/desk/Watermark';
import { useSession } from '../shell/SessionContext';
import { useActingUnit, useConsoleLink } from '../shell/useActingUnit';
import { CodeDialog } from './CodeDialog';
import { codeColumns, CodeTable } from './CodeTable';
import { NewCodeDialog } from './NewCodeDialog';

type View = 'active' | 'ended';
const views = [
  { key: 'active', label: '有效' },
  { key: 'ended', label: '已停用' },
] as const;

/** 渠道码: every code of a unit, what came of it, and the making of an outlet’s or a community’s. */
export default function CodesPage() {
  const { me } = useSession();
  const { unitId } = useActingUnit();
  const link = useConsoleLink();
  const [params, setParams] = useSearchParams();
  const [making, setMaking] = useState(false);
  const [shown, setShown] = useState<EntryCode | null>(null);
  const view: View = params.get('view') === 'ended' ? 'ended' : 'active';
  const query = useEntryCodes(view, unitId);
  const mayMake = (query.data?.kinds.length ?? 0) > 0;
  const make = mayMake && (
    <Button type="primary" onClick={() => setMaking(true)}>
      新建渠道码
    </Button>
  );
  return (
    <>
      <PageHead
        title="渠道码"
        crumb={
          <>
            <Link to={link('/leads')}>线索</Link> / 渠道码
          </>
        }
        hint={
          <>
            <Segmented
              label="视图"
              options={views}
              value={view}
              onChange={(next) => setParams((current) => new URLSearchParams({ ...Object.fromEntries(current), view: next }))}
            />
            {query.data && (
              <small className="hint">
                {query.data.unitName} · 实时 {clockWords(query.data.now)}
              </small>
            )}
          </>
        }
        actions={(query.data?.codes.length ?? 0) > 0 && make}
      />
      <Loaded query={query} skeleton={<SkeletonTable head={codeColumns} />} fault="渠道码没有取到">
        {(list) => (
          <div className="stack">
            <Sums sums={list.sums} />
            <section className="card" aria-label="渠道码列表">
              {list.codes.length === 0 ? (
                <EmptyState {...emptyWords[view]} action={view === 'active' && make} />
              ) : (
                <>
                  <CodeTable codes={list.codes} now={list.now} onShow={setShown} />
                  {list.more && <p className="hint">只列最近建的 {list.codes.length} 个，更早的请到下级机构看；上面的合计是全部的。</p>}
                </>
              )}
            </section>
          </div>
        )}
      </Loaded>
      {making && query.data && <NewCodeDialog list={query.data} onClose={() => setMaking(false)} />}
      {shown && <CodeDialog code={shown} onClose={() => setShown(null)} />}
      <Watermark text={me.watermark} />
    </>
  );
}

const emptyWords: Record<View, { title: string; text: string }> = {
  active: {
    title: '还没有渠道码',
    text: '给网点的易拉宝、社群各建一个码，客户从哪里来、成交多少就看得见。客户经理的个人码由本人在工作台建。',
  },
  ended: { title: '没有停用过的码', text: '停用或到期的码会列在这里，数字不变。' },
};

const Sums = ({ sums: { codes, opened, enquired, won } }: Pick<EntryCodes, 'sums'>) => (
  <section className="card" aria-label="渠道码概况">
    <dl className="facts">
      {(
        [
          ['码', codes, '个'],
          ['扫码', opened, '次'],
          ['咨询', enquired, '条'],
          ['成交', won, '条'],
        ] as const
      ).map(([label, figure, unit]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {figure} {unit}
          </dd>
        </div>
      ))}
    </dl>
  </section>
);
