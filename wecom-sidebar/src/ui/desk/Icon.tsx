const paths = {
  alert: 'M8 2l6.5 11.5h-13zM8 6.5v3.2M8 11.6v.1',
  back: 'M10 3L5 8l5 5',
  check: 'M2 8a6 6 0 1012 0A6 6 0 102 8M5.3 8.2l1.9 1.9 3.6-3.9',
  clock: 'M2 8a6 6 0 1012 0A6 6 0 102 8M8 4.5V8l2.5 1.5',
  close: 'M4 4l8 8M12 4l-8 8',
  down: 'M4 6l4 4 4-4',
  drag: 'M6 4v.1M10 4v.1M6 8v.1M10 8v.1M6 12v.1M10 12v.1',
  inbox: 'M2 9l2-6h8l2 6v4H2zM2 9h3.5l1 1.5h3l1-1.5H14',
  info: 'M2 8a6 6 0 1012 0A6 6 0 102 8M8 7.2v4M8 4.8v.1',
  lead: 'M2 3h12l-4.5 5.5V13L6.5 14V8.5z',
  lock: 'M3.5 7h9v7h-9zM5.5 7V4.8a2.5 2.5 0 015 0V7',
  menu: 'M2 4h12M2 8h12M2 12h12',
  org: 'M6 1.5h4v3H6zM1.5 11h4v3h-4zM10.5 11h4v3h-4zM8 4.5V8M3.5 11V8h9v3',
  overview: 'M2 2h5v5H2zM9 2h5v3H9zM9 8h5v6H9zM2 10h5v4H2z',
  plus: 'M8 3v10M3 8h10',
  print: 'M4.5 6V2h7v4M4.5 11H2V6h12v5h-2.5M4.5 9.5h7V14h-7z',
  retry: 'M13.5 8a5.5 5.5 0 11-1.6-3.9M13.5 2v3h-3',
  right: 'M6 4l4 4-4 4',
  search: 'M2.5 7a4.5 4.5 0 109 0 4.5 4.5 0 10-9 0M10.5 10.5L14 14',
  task: 'M2 4l1.3 1.3L6 2.7M2 11l1.3 1.3L6 9.7M8.5 4.5H14M8.5 11.5H14',
  unlock: 'M3.5 7h9v7h-9zM5.5 7V4.5a2.5 2.5 0 014.9-.7',
  user: 'M5 5a3 3 0 106 0 3 3 0 10-6 0M2.5 14c.5-3 2.5-4.5 5.5-4.5s5 1.5 5.5 4.5',
} as const;

export type IconName = keyof typeof paths;

/** A line icon beside a word; it says nothing on its own, so it is hidden from assistive technology. */
export const Icon = ({ name, className }: { name: IconName; className?: string }) => (
  <svg className={className ? `icon ${className}` : 'icon'} viewBox="0 0 16 16" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
);
