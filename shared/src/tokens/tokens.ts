/** The one source of every colour, size and radius (CSS variables, SCSS, antd and ECharts themes are derived from it). */
export const color = {
  brand: '#0B5CAB',
  brandHover: '#0A4F94',
  brandSoft: '#E8F1FA',
  gold: '#B8863B',
  goldText: '#8A6116',
  goldSoft: '#FBF4E6',
  ink1: '#1B2430',
  ink2: '#4A5564',
  ink3: '#5F6A79',
  line: '#E5E9EF',
  surface: '#FFFFFF',
  page: '#F5F7FA',
  good: '#177344',
  goodSoft: '#E7F5EE',
  warn: '#9A5000',
  warnSoft: '#FDF1E3',
  bad: '#C02B2B',
  badSoft: '#FCEBEB',
} as const;

/** Pixels on the web; twice as many units in the mini-program, which is 750 wide. */
export const radius = { control: 4, card: 8, sheet: 12 } as const;
export const space = { 1: 4, 2: 8, 3: 12, 4: 16, 5: 24, 6: 32 } as const;
export const webType = { note: 12, base: 14, lead: 16, title: 20, figure: 28 } as const;
export const miniType = { note: 24, small: 28, base: 32, lead: 36, title: 44, figure: 60 } as const;
export const LARGE_TYPE_FACTOR = 1.35;
export const shadow = '0 1px 2px rgba(16, 32, 48, 0.06), 0 4px 12px rgba(16, 32, 48, 0.06)';
export const font = '"PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif';
export const motion = '180ms';
