import type Router from '@koa/router';
import type { ControlRoute } from './control/controlRoute';
import type { Simulator } from './core/simulator';
import type { WeComRoute } from './http/weComRoute';

/**
 * Calls of one subject, with the operations that steer them. What a family remembers is a Memory (core/memories.ts), its facts are part of
 * Fact (core/facts.ts): one line in each list, everything else in files of its own.
 */
export interface Family {
  /** Vendor calls with an access token of WeCom. */
  weCom?: readonly WeComRoute[];
  /** Operations under /_sim. */
  control?: readonly ControlRoute[];
  /** Other calls: those without an access token, and WeChat's. */
  mount?: (router: Router, simulator: Simulator) => void;
}
