/// <reference types="@tarojs/taro" />

declare module '*.scss';
declare module '*.png' {
  const path: string;
  export default path;
}

/** Where the server is: an absolute address in the mini-program, empty (own origin) on H5. Set by config/index.ts. */
declare const API_BASE: string;
