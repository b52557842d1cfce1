import { clockWords, shanghaiParts } from '@yinqiao/shared/domain';
import { useId } from 'react';

const two = (n: number) => String(n).padStart(2, '0');

/** Who looks and when, laid grey over a page with customer data; buttons stand above it. Not for screen readers. */
export function Watermark({ who, now }: { who: string; now: Date | null }) {
  const id = useId();
  const at = now ? ` ${two(shanghaiParts(now).month)}-${two(shanghaiParts(now).day)} ${clockWords(now)}` : '';
  return (
    <svg className="watermark" aria-hidden="true">
      <defs>
        <pattern id={id} width="188" height="132" patternUnits="userSpaceOnUse">
          <text x="12" y="98" transform="rotate(-20 94 66)">
            {who + at}
          </text>
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  );
}
