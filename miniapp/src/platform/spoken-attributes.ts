/**
 * What a screen reader is told about a box. WeChat knows these attributes, the framework's templates leave them out: the
 * build adds them (config/spoken-attributes.ts) and the runtime must count them in the same order.
 */
export const SPOKEN_ATTRIBUTES = {
  View: {
    'aria-role': '',
    'aria-label': '',
    'aria-checked': '',
    'aria-selected': '',
    'aria-expanded': '',
    'aria-disabled': '',
    'aria-hidden': '',
  },
};
