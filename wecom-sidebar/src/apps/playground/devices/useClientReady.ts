import { type RefObject, useEffect, useState } from 'react';

/** True once the client host page in the frame said that it listens; what is sent before is lost. */
export function useClientReady(frame: RefObject<HTMLIFrameElement | null>, clientUrl: string): boolean {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    const { origin } = new URL(clientUrl);
    const listen = (event: MessageEvent<{ type?: unknown } | null>) => {
      const isClient = event.origin === origin && event.source === frame.current?.contentWindow;
      if (isClient && event.data?.type === 'yq-sim:ready') setReady(true);
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, [frame, clientUrl]);
  return isReady;
}
