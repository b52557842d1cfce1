import {
  type ImportField,
  type ImportMapping,
  importFieldNames,
  importFields,
  type ProductLine,
  productLines,
} from '@yinqiao/shared/domain';
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { ImportChoice, ImportDetail } from '../../../features/leads-console/imports';
import { Field } from '../../../ui/desk/Field';
import { TableScroll } from '../../../ui/desk/TableScroll';

interface Props {
  one: ImportDetail;
  busy: boolean;
  onCheck: (choice: ImportChoice) => void;
}

/** What each column is: above the first rows, so that one sees what one says. */
export function ColumnsCard({ one, busy, onCheck }: Props) {
  const [mapping, setMapping] = useState<ImportMapping>(one.mapping);
  const [wholeFile, setWholeFile] = useState(one.wholeFile);
  const isOpen = one.can.check;
  const lacking = importFieldNames.filter(
    (field) => importFields[field].required && mapping[field] === undefined && !isWhole(field, wholeFile),
  );
  return (
    <section className="card" aria-label="列与预览">
      <div className="card-head">
        <h2>每列是什么</h2>
        <small className="hint push">
          {one.preview.length > 0 ? `前 ${one.preview.length} 行，姓名和号码已遮住` : '文件已按期销毁，不再显示内容'}
        </small>
      </div>
      <TableScroll label="前几行">
        <table className="table table-tight import-preview">
          <thead>
            <tr>
              <th className="num import-row">行</th>
              {one.headings.map((heading, column) => (
                <th key={column}>
                  <div className="import-heading">
                    {heading || `第 ${column + 1} 列`}
                    {isOpen ? (
                      <Select
                        aria-label={`${heading || `第 ${column + 1} 列`}是什么`}
                        className="import-column"
                        size="small"
                        allowClear
                        placeholder="不导入"
                        value={fieldAt(mapping, column)}
                        options={importFieldNames.map((field) => ({ value: field, label: importFields[field].name }))}
                        onChange={(field: ImportField | undefined) => setMapping(withColumn(mapping, column, field))}
                      />
                    ) : (
                      <small className="hint">{nameAt(one.mapping, column)}</small>
                    )}
                  </div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {one.preview.map(({ row, cells }) => (
              <tr key={row}>
                <td className="num hint">{row}</td>
                {one.headings.map((_, column) => (
                  <td key={column} className="nowrap">
                    {cells[column] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {isOpen && (
        <div className="card-body import-whole">
          {mapping.productLine === undefined && (
            <Field label="整个文件的咨询业务">
              {(id) => (
                <Select
                  id={id}
                  allowClear
                  placeholder="请选择"
                  value={wholeFile.productLine}
                  options={Object.entries(productLines).map(([value, label]) => ({ value: value as ProductLine, label }))}
                  onChange={(productLine: ProductLine | undefined) => setWholeFile({ ...wholeFile, productLine: productLine ?? null })}
                />
              )}
            </Field>
          )}
          {mapping.consentVersion === undefined && (
            <Field label="整个文件的同意书版本">
              {(id) => (
                <Select
                  id={id}
                  allowClear
                  placeholder="请选择"
                  value={wholeFile.consentVersion}
                  options={versionsOf(one).map((version) => ({ value: version, label: version }))}
                  onChange={(version: string | undefined) => setWholeFile({ ...wholeFile, consentVersion: version ?? null })}
                />
              )}
            </Field>
          )}
          {one.areas.length > 0 && (
            <Field label="没写片区的新客户归到" hint="不选的话，这些行会列为问题行">
              {(id) => (
                <Select
                  id={id}
                  allowClear
                  placeholder="不选"
                  value={wholeFile.areaId}
                  options={one.areas.map(({ areaId, name }) => ({ value: areaId, label: name }))}
                  onChange={(areaId: string | undefined) => setWholeFile({ ...wholeFile, areaId: areaId ?? null })}
                />
              )}
            </Field>
          )}
          <div className="row">
            <Button
              type={one.state === 'checked' ? 'default' : 'primary'}
              loading={busy}
              disabled={lacking.length > 0}
              onClick={() => onCheck({ mapping, wholeFile })}
            >
              {one.state === 'mapping' ? `检查 ${(one.rows ?? 0).toLocaleString('en')} 行` : '按新的对应重新检查'}
            </Button>
            {lacking.length > 0 && (
              <small className="hint">还没有对应：{lacking.map((field) => importFields[field].name).join('、')}</small>
            )}
          </div>
        </div>
      )}
    </section>
  );
}

const isWhole = (field: ImportField, wholeFile: ImportDetail['wholeFile']): boolean =>
  (field === 'productLine' && wholeFile.productLine !== null) || (field === 'consentVersion' && wholeFile.consentVersion !== null);

const fieldAt = (mapping: ImportMapping, column: number): ImportField | undefined =>
  importFieldNames.find((field) => mapping[field] === column);

function nameAt(mapping: ImportMapping, column: number): string {
  const field = fieldAt(mapping, column);
  return field ? importFields[field].name : '不导入';
}

/** A column is one field and a field one column: what is said now takes either from where it stood. */
function withColumn(mapping: ImportMapping, column: number, field: ImportField | undefined): ImportMapping {
  const kept = Object.entries(mapping).filter(([name, at]) => at !== column && name !== field);
  return { ...(Object.fromEntries(kept) as ImportMapping), ...(field ? { [field]: column } : {}) };
}

const versionsOf = ({ consentVersions }: ImportDetail): string[] =>
  [...new Set(consentVersions.flatMap(({ versions }) => versions))].sort();
