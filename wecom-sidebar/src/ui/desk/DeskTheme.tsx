import { antdTheme } from '@yinqiao/shared/tokens';
import { App, ConfigProvider, Grid } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import './desk.css';

/** Controls a thumb can hit. */
const phoneTheme = { token: { ...antdTheme.token, controlHeight: 40, controlHeightSM: 40 } };

/** The console's look: antd under our tokens, in Chinese, and the sheet of our own pieces. */
export function DeskTheme({ children }: { children: ReactNode }) {
  const isPhone = Grid.useBreakpoint().md === false;
  return (
    <ConfigProvider theme={isPhone ? phoneTheme : antdTheme} locale={zhCN} button={{ autoInsertSpace: false }}>
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
}
