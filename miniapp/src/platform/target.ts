/** The only question about the target, asked once: the mini-program in WeChat, or the same pages as H5. */
export const isWeapp = process.env['TARO_ENV'] === 'weapp';
