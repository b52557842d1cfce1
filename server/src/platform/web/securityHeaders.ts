import helmet from 'koa-helmet';
import type { Middleware } from 'koa';

/**
 * What a page of ours may load and who may frame it. In demo mode the simulator plays the WeCom client: it supplies the
 * bridge script, is framed by the playground, and frames the sidebar.
 */
export function securityHeaders(options: { simulatorOrigin: string | null; inlineScripts: readonly string[]; https: boolean }): Middleware {
  const simulator = options.simulatorOrigin ? [options.simulatorOrigin] : [];
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...options.inlineScripts, ...simulator],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        frameSrc: ["'self'", ...simulator],
        frameAncestors: ["'self'", ...simulator],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
      },
    },
    xFrameOptions: false,
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: false,
    crossOriginResourcePolicy: false,
    originAgentCluster: false,
    strictTransportSecurity: options.https,
    referrerPolicy: { policy: 'same-origin' },
  });
}
