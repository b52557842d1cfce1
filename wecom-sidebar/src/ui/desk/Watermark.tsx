/** Who is looking, drawn faintly over every page with customer data. */
export const Watermark = ({ text }: { text: string }) => (
  <svg className="watermark" aria-hidden="true">
    <defs>
      <pattern id="watermark" width="320" height="200" patternUnits="userSpaceOnUse" patternTransform="rotate(-20)">
        <text x="8" y="100">
          {text}
        </text>
      </pattern>
    </defs>
    <rect width="100%" height="100%" fill="url(#watermark)" />
  </svg>
);
