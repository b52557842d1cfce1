export { identityOfLoginCode, WechatError } from './api';
