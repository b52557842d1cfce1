/** The bridge of the house. */
export const Mark = () => (
  <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" fill="none" strokeLinecap="round">
    <rect width="32" height="32" rx="8" fill="var(--brand)" />
    <path d="M6 21c2.5-7 6-10 10-10s7.5 3 10 10M5 21.5h22" stroke="var(--surface)" strokeWidth="2.5" />
    <path d="M11 15v6M16 11.5V21M21 15v6" stroke="var(--surface)" strokeWidth="1.5" />
  </svg>
);
