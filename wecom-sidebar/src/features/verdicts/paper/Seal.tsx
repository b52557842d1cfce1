/** The seal of the branch that issues the document. */
export function Seal({ bankText }: { bankText: string }) {
  const name = bankText.replace(' · ', '');
  return (
    <svg className="seal" viewBox="0 0 136 136" role="img" aria-label={`电子签章：${name}归属裁决专用章`}>
      <defs>
        <path id="seal-arc" d="M20 68a48 48 0 0196 0" />
      </defs>
      <circle cx="68" cy="68" r="64" strokeWidth="3" />
      <text className="seal-name">
        <textPath href="#seal-arc" startOffset="50%">
          {name}
        </textPath>
      </text>
      <path className="seal-star" d="M68 46l5 15h16l-13 9 5 16-13-10-13 10 5-16-13-9h16z" />
      <text x="68" y="108">
        归属裁决专用章
      </text>
    </svg>
  );
}
