import { Component, type ReactNode } from 'react';

interface Props {
  children: ReactNode;
}

/** The last net: a fault in rendering shows words and a way on instead of a white page. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <main className="crash" role="alert">
        <h1>页面出了点问题</h1>
        <p>已经办好的事不受影响。重新载入后可以继续。</p>
        <button type="button" className="crash-reload" onClick={() => location.reload()}>
          重新载入
        </button>
      </main>
    );
  }
}
