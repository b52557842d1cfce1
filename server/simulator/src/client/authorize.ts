/** The authorize page inside the client host page: asks the host who is signed in, then goes back to the app with a code. */
import { isMessage, type MemberMessage, type WhoMessage } from './bridgeMessages';

const ANSWER_MS = 3000;

async function redirect(userid: string): Promise<void> {
  const query = new URLSearchParams(location.search);
  const target = new URL(query.get('redirect_uri') ?? '');
  const body = JSON.stringify({ userid, redirect_uri: target.href });
  const response = await fetch('/_sim/oauth/code', { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  const { code } = (await response.json()) as { code: string };
  target.searchParams.set('code', code);
  target.searchParams.set('state', query.get('state') ?? '');
  location.replace(target.href);
}

const nobody = setTimeout(() => (document.body.textContent = '请在企业微信客户端打开链接'), ANSWER_MS);
window.addEventListener('message', (event) => {
  if (event.source !== window.parent || event.origin !== location.origin) return;
  if (!isMessage<MemberMessage>(event.data, 'yq-sim:member')) return;
  clearTimeout(nobody);
  void redirect(event.data.userid);
});
const question: WhoMessage = { type: 'yq-sim:who' };
window.parent.postMessage(question, location.origin);
