const WIDTHS = ['70%', '55%', '80%', '62%', '48%'];

export const SkeletonLine = ({ width = '100%' }: { width?: string }) => <span className="skeleton" style={{ width }} />;

/** Rows in the shape of the table that is coming. */
export const SkeletonTable = ({ head, rows = 6 }: { head: readonly string[]; rows?: number }) => (
  <div className="table-scroll" aria-busy="true" aria-label="正在载入" role="status">
    <table className="table" aria-hidden="true">
      <thead>
        <tr>
          {head.map((word) => (
            <th key={word}>{word}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: rows }, (_, row) => (
          <tr key={row}>
            {head.map((word, column) => (
              <td key={word}>
                <SkeletonLine width={WIDTHS[(row + column) % WIDTHS.length]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

/** Large figures in the shape of the strip that is coming. */
export const SkeletonMetrics = ({ labels }: { labels: readonly string[] }) => (
  <div className="metrics" role="status" aria-busy="true" aria-label="正在载入">
    {labels.map((label, index) => (
      <div key={index} className="metric">
        <span className="metric-note">{label}</span>
        <span className="skeleton skeleton-figure" style={{ width: '60%' }} />
        <SkeletonLine width="80%" />
      </div>
    ))}
  </div>
);

/** Lines of text in the shape of a card's body. */
export const SkeletonLines = ({ lines = 4 }: { lines?: number }) => (
  <div className="card-body" role="status" aria-busy="true" aria-label="正在载入">
    {Array.from({ length: lines }, (_, line) => (
      <SkeletonLine key={line} width={WIDTHS[line % WIDTHS.length]} />
    ))}
  </div>
);
