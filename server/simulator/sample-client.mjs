// A client written from the vendor's papers alone: Node and nothing else, not a line of the simulator. It walks once through what an app does
// with customers, and ends with exit code 1 and one line when an answer is not what the papers promise.
//   node server/simulator/sample-client.mjs --url http://127.0.0.1:3100 --corpid ID --secret SECRET --agentid N
// Acting as a customer is the one thing a client cannot do; there it asks the control API under /_sim.
import { createDecipheriv, createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

const text = { type: 'string' };
const { values } = parseArgs({ options: { url: text, corpid: text, secret: text, agentid: text } });
const { url = 'http://127.0.0.1:3100', corpid = 'ww0000000000000001', secret = 'demo-app-secret', agentid = '1000002' } = values;
const TOKEN = 'SampleToken1';
const ENCODING_AES_KEY = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C';
const SECONDS_TO_WELCOME = 20;

function check(isTrue, what) {
  if (!isTrue) throw new Error(what);
  process.stdout.write(`ok  ${what}\n`);
}

async function call(method, path, { query = {}, body } = {}) {
  const address = new URL(path, url);
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  const response = await fetch(address, { method, ...(body && { body: JSON.stringify(body) }) });
  return response.json();
}

const get = (path, query) => call('GET', `/cgi-bin/${path}`, { query: { access_token, ...query } });
const post = (path, body) => call('POST', `/cgi-bin/${path}`, { query: { access_token }, body });

/** Page 90968: AES-256-CBC with a key of 43 characters, padded to 32; 16 random bytes, the length, the message, the receiver. */
function decrypt(encrypted) {
  const key = Buffer.from(`${ENCODING_AES_KEY}=`, 'base64');
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()]);
  const plain = padded.subarray(0, padded.length - padded.at(-1));
  const length = plain.readUInt32BE(16);
  return { message: plain.subarray(20, 20 + length).toString(), receiver: plain.subarray(20 + length).toString() };
}

function isSigned(query, encrypted) {
  const parts = [TOKEN, query.get('timestamp'), query.get('nonce'), encrypted].sort();
  return createHash('sha1').update(parts.join('')).digest('hex') === query.get('msg_signature');
}

const field = (xml, name) => new RegExp(`<${name}>(?:<!\\[CDATA\\[)?(.*?)(?:\\]\\]>)?</${name}>`).exec(xml)?.[1] ?? '';

const events = [];

/** The app's callback address: gives the echo back when it is saved, afterwards checks and keeps what it is told. */
const server = createServer(async (request, response) => {
  const query = new URL(request.url, 'http://x').searchParams;
  if (request.method === 'GET') return response.end(decrypt(query.get('echostr')).message);
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const encrypted = field(Buffer.concat(chunks).toString(), 'Encrypt');
  response.end();
  const { message, receiver } = decrypt(encrypted);
  if (isSigned(query, encrypted) && receiver === corpid) events.push(message);
});

async function event(changeType) {
  for (let waited = 0; waited < SECONDS_TO_WELCOME * 1000; waited += 20) {
    const found = events.find((xml) => field(xml, 'ChangeType') === changeType);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`no event ${changeType}`);
}

let access_token = '';

async function readContacts() {
  const token = await call('GET', '/cgi-bin/gettoken', { query: { corpid, corpsecret: secret } });
  check(token.errcode === 0 && token.expires_in <= 7200, 'gettoken gives a token');
  access_token = token.access_token;
  check(
    (await get('department/list')).department.some(({ parentid }) => parentid === 0),
    'department/list has a root',
  );
  const { follow_user } = await get('externalcontact/get_follow_user_list');
  const member = await get('user/get', { userid: follow_user[0] });
  check(member.userid === follow_user[0] && member.name, 'user/get knows who may have customers');
  return follow_user[0];
}

/** Somebody who is nobody's customer yet comes by a code, is welcomed in time and accepted. */
async function winCustomer(userid, externalUserId) {
  const { config_id } = await post('externalcontact/add_contact_way', { type: 1, scene: 2, user: [userid], state: 'sample' });
  check(config_id, 'add_contact_way gives a config_id');
  await call('POST', `/_sim/customers/${externalUserId}/scan`, { body: { configId: config_id } });
  const half = await event('add_half_external_contact');
  check(field(half, 'State') === 'sample', 'the half event carries the state of the code');
  const welcome = { welcome_code: field(half, 'WelcomeCode'), text: { content: '您好' } };
  check((await post('externalcontact/send_welcome_msg', welcome)).errcode === 0, 'the welcome message goes out');
  check((await post('externalcontact/send_welcome_msg', welcome)).errcode === 41051, 'and only once (41051)');
  const early = await get('externalcontact/get', { external_userid: externalUserId });
  check(early.errcode === 84061, 'nobody has accepted him yet (84061)');
  await call('POST', `/_sim/members/${userid}/accept`, { body: { externalUserId } });
  check(field(await event('add_external_contact'), 'WelcomeCode') === '', 'the second event brings no second welcome code');
}

async function keepCustomer(userid, external_userid) {
  const { tag_group } = await post('externalcontact/add_corp_tag', { group_name: '示例', tag: [{ name: `标签${Date.now()}` }] });
  const tag = tag_group.tag[0];
  check((await post('externalcontact/mark_tag', { userid, external_userid, add_tag: [tag.id] })).errcode === 0, 'mark_tag');
  check((await post('externalcontact/remark', { userid, external_userid, remark: '示例客户' })).errcode === 0, 'remark');
  const rows = [];
  for (let cursor = ''; ;) {
    const page = await post('externalcontact/batch/get_by_user', { userid_list: [userid], cursor, limit: 1 });
    rows.push(...page.external_contact_list);
    cursor = page.next_cursor ?? '';
    if (!cursor) break;
  }
  const mine = rows.find(({ external_contact }) => external_contact.external_userid === external_userid);
  check(mine?.follow_info.remark === '示例客户' && mine.follow_info.tag_id.includes(tag.id), 'batch/get_by_user tells both, page by page');
}

async function tellMember(touser) {
  const message = { touser, agentid: Number(agentid), msgtype: 'text', text: { content: '新客户' }, enable_duplicate_check: 1 };
  const first = await post('message/send', message);
  check(first.errcode === 0 && first.msgid, 'message/send');
  check((await post('message/send', message)).msgid === first.msgid, 'the same message twice is one');
}

async function main() {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const callback = { url: `http://127.0.0.1:${server.address().port}/callback`, token: TOKEN, encodingAesKey: ENCODING_AES_KEY };
  const saved = await call('PUT', `/_sim/apps/${agentid}/callback`, { body: callback });
  check(saved.callbackUrl === callback.url, 'the callback address is verified and saved');
  const userid = await readContacts();
  const { customers } = await call('GET', '/_sim/customers');
  const stranger = customers.find(({ relations }) => relations.every((relation) => relation.userid !== userid));
  if (!stranger) throw new Error('the world has nobody left to win; start with a fresh one');
  await winCustomer(userid, stranger.externalUserId);
  await keepCustomer(userid, stranger.externalUserId);
  await tellMember(userid);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`not as the papers say: ${error.message}\n`);
  process.exitCode = 1;
} finally {
  server.close();
  server.closeAllConnections();
}
