import { antdTheme } from '@yinqiao/shared/tokens';
import { App, ConfigProvider, Grid } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import './desk.css';

/** The middle dot in the Latin face, as everywhere on the page. */
const deskToken = { ...antdTheme.token, fontFamily: `'dot', ${antdTheme.token.fontFamily}` };
const deskTheme = { token: deskToken };
/** Controls a thumb can hit. */
const phoneTheme = { token: { ...deskToken, controlHeight: 40, controlHeightSM: 40 } };

/** The console's look: antd under our tokens, in Chinese, and the sheet of our own pieces. */
export function DeskTheme({ children }: { children: ReactNode }) {
  const isPhone = Grid.useBreakpoint().md === false;
  return (
    <ConfigProvider theme={isPhone ? phoneTheme : deskTheme} locale={zhCN} button={{ autoInsertSpace: false }}>
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
}
