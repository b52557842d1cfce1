export { antdTheme } from './themes';
export { color, font, LARGE_TYPE_FACTOR, miniType, motion, radius, shadow, space, webType } from './tokens';
