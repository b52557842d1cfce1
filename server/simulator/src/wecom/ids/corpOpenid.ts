import { derivedId } from '../../core/ids';
import type { Simulator } from '../../core/simulator';

/** The openid that somebody, by userid or unionid, has for the corp itself. */
export function corpOpenid(simulator: Simulator, who: string): string {
  return derivedId('o', simulator.state.directory.world.corp.corpid, who);
}
