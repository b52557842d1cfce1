import { Button } from 'antd';
import { type ImportDetail, useFaultsFile, useImportFaults } from '../../../features/leads-console/imports';
import { Notice } from '../../../ui/desk/Notice';
import { SkeletonLines } from '../../../ui/desk/Skeleton';
import { TableScroll } from '../../../ui/desk/TableScroll';
import { rowsWords } from './importWords';

/** Which rows make no lead, by reason and one by one; the whole of it as a file to mend. */
export function FaultsCard({ one }: { one: ImportDetail }) {
  const rows = useImportFaults(one);
  const file = useFaultsFile(one.importId, one.fileName);
  return (
    <section className="card" aria-label="有问题的行">
      <div className="card-head">
        <h2>{rowsWords(one.faulty)}有问题</h2>
        {one.own && (
          <Button className="push" size="small" loading={file.isPending} onClick={() => file.mutate()}>
            下载问题行
          </Button>
        )}
      </div>
      <div className="card-body stack">
        {file.error && (
          <Notice tone="warn" live>
            问题行没有下载成功，请再试一次。
          </Notice>
        )}
        <ul className="plain-list">
          {one.faults.map((fault) => (
            <li key={fault.code}>
              {fault.words} <b>{rowsWords(fault.rows)}</b>
            </li>
          ))}
        </ul>
        {rows.data ? (
          <TableScroll label="有问题的行，前 100 行">
            <table className="table table-tight">
              <thead>
                <tr>
                  <th className="num import-row">行</th>
                  <th>列</th>
                  <th>问题</th>
                </tr>
              </thead>
              <tbody>
                {rows.data.rows.map(({ row, fieldName, words }) => (
                  <tr key={row}>
                    <td className="num">{row}</td>
                    <td className="nowrap">{fieldName}</td>
                    <td>{words}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
        ) : (
          <SkeletonLines lines={4} />
        )}
        {rows.data?.more && <small className="hint">这里只列前 100 行，全部在下载的文件里。</small>}
      </div>
    </section>
  );
}
