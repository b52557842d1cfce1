/** The bridge of 银桥. */
export function Mark() {
  return (
    <svg className="play-mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect className="play-mark-ground" width="32" height="32" rx="8" />
      <path d="M6 21c2.5-7 6-10 10-10s7.5 3 10 10M5 21.5h22" />
      <path className="play-mark-thin" d="M11 15v6M16 11.5V21M21 15v6" />
    </svg>
  );
}
