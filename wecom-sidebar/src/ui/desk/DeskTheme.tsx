import { antdTheme } from '@yinqiao/shared/tokens';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import './desk.css';

/** The console's look: antd under our tokens, in Chinese, and the sheet of our own pieces. */
export const DeskTheme = ({ children }: { children: ReactNode }) => (
  <ConfigProvider theme={antdTheme} locale={zhCN} button={{ autoInsertSpace: false }}>
    <App component={false}>{children}</App>
  </ConfigProvider>
);
