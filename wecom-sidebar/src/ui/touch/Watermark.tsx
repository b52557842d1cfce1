import { useId } from 'react';

/** Who looks and when, laid grey over a page with customer data; buttons stand above it. Not for screen readers. */
export function Watermark({ text }: { text: string }) {
  const id = useId();
  return (
    <svg className="watermark" aria-hidden="true">
      <defs>
        <pattern id={id} width="232" height="140" patternUnits="userSpaceOnUse">
          <text x="12" y="104" transform="rotate(-20 116 70)">
            {text}
          </text>
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  );
}
