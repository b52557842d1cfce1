import { postLoginCode, postOauthCode, postSignIn } from '../control/loginRoutes';
import type { Family } from '../family';
import { mountAuthorize } from './authorize';
import { getUserInfo } from './getUserInfo';

export const loginFamily: Family = {
  mount: mountAuthorize,
  weCom: [getUserInfo],
  control: [postLoginCode, postSignIn, postOauthCode],
};
