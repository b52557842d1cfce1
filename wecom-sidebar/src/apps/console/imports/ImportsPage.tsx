import './imports.css';
import { momentWords } from '@yinqiao/shared/domain';
import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { type ImportRow, useImports } from '../../../features/leads-console/imports';
import { EmptyState } from '../../../ui/desk/EmptyState';
import { Loaded } from '../../../ui/desk/Loaded';
import { PageHead } from '../../../ui/desk/PageHead';
import { SkeletonTable } from '../../../ui/desk/Skeleton';
import { TableScroll } from '../../../ui/desk/TableScroll';
import { Tag } from '../../../ui/desk/Tag';
import { useSession } from '../shell/SessionContext';
import { useActingUnit, useConsoleLink } from '../shell/useActingUnit';
import { outcomeWords, rowsWords, stateTones } from './importWords';

const COLUMNS = ['文件', '状态', '结果', '行数', '机构', '导入人', '时间'] as const;

/** 名单导入: what was brought in from files, the newest first. */
export default function ImportsPage() {
  const { unitId } = useActingUnit();
  const link = useConsoleLink();
  const navigate = useNavigate();
  const list = useImports(unitId);
  const imports = list.data?.pages.flatMap((page) => page.data.imports) ?? [];
  const mayImport = list.data?.pages[0]?.data.mayImport ?? false;
  const begin = (
    <Button type="primary" onClick={() => void navigate(link('/leads/imports/new'))}>
      导入名单
    </Button>
  );
  return (
    <>
      <PageHead title="名单导入" crumb={<Link to={link('/leads')}>线索</Link>} actions={mayImport && imports.length > 0 && begin} />
      <section className="card" aria-label="名单导入列表">
        <Loaded
          query={{ data: list.data, error: list.error, refetch: list.refetch }}
          skeleton={<SkeletonTable head={COLUMNS} />}
          fault="名单导入没有取到"
        >
          {() =>
            imports.length === 0 ? (
              <EmptyState
                title="还没有导入过名单"
                text="外拓登记、活动签到的名单可以从 xlsx 或 csv 导入，每行要有手机号、业务和同意记录。"
                action={mayImport && begin}
              />
            ) : (
              <>
                <ImportTable imports={imports} />
                {list.hasNextPage && (
                  <div className="list-foot">
                    <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                      再看更早的
                    </Button>
                  </div>
                )}
              </>
            )
          }
        </Loaded>
      </section>
    </>
  );
}

const ImportTable = ({ imports }: { imports: ImportRow[] }) => (
  <TableScroll label="名单导入">
    <table className="table">
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} className={column === '行数' || column === '时间' ? 'num' : undefined}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {imports.map((one) => (
          <ImportLine key={one.importId} one={one} />
        ))}
      </tbody>
    </table>
  </TableScroll>
);

function ImportLine({ one }: { one: ImportRow }) {
  const { now } = useSession();
  const link = useConsoleLink();
  const navigate = useNavigate();
  const to = link(`/leads/imports/${one.importId}`);
  return (
    <tr className="is-link" onClick={() => void navigate(to)}>
      <td className="import-file">
        <Link to={to} onClick={(event) => event.stopPropagation()}>
          {one.fileName}
        </Link>
      </td>
      <td>
        <Tag tone={stateTones[one.state]}>{one.stateWord}</Tag>
      </td>
      <td className="nowrap">{outcomeWords(one)}</td>
      <td className="num">{one.rows === null ? '—' : rowsWords(one.rows)}</td>
      <td className="nowrap">{one.unitName}</td>
      <td className="nowrap">{one.createdByName}</td>
      <td className="num nowrap">{momentWords(one.createdAt, now)}</td>
    </tr>
  );
}
