import { color, font, radius, webType } from './tokens';

/** antd's seed and alias tokens (console). */
export const antdTheme = {
  token: {
    colorPrimary: color.brand,
    colorLink: color.brand,
    colorSuccess: color.good,
    colorWarning: color.warn,
    colorError: color.bad,
    colorText: color.ink1,
    colorTextSecondary: color.ink2,
    colorTextTertiary: color.ink3,
    colorTextDescription: color.ink3,
    colorTextPlaceholder: color.ink3,
    colorBorder: color.line,
    colorBorderSecondary: color.line,
    colorBgLayout: color.page,
    borderRadius: radius.control,
    borderRadiusLG: radius.card,
    fontFamily: font,
    fontSize: webType.base,
    motionDurationMid: '0.18s',
  },
} as const;
