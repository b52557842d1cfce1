import { ApiError, createClient, type TransportReply } from './index';

const refused = (code: string, status: number): TransportReply => ({
  status,
  body: { error: { code, message: '词', requestId: 'req_1' } },
});
const answered: TransportReply = { status: 200, body: { data: { signedIn: true } } };

/** A client whose server gives these answers, one after the other; the last for ever. */
function clientOf(...replies: TransportReply[]) {
  const keys: (string | undefined)[] = [];
  const transport = ({ headers }: { headers: Record<string, string> }) => {
    keys.push(headers['Idempotency-Key']);
    return Promise.resolve(replies[Math.min(keys.length, replies.length) - 1]!);
  };
  const client = createClient(transport, 'h5');
  const claim = () =>
    client.call('campaigns.claim', { params: { campaignId: 'cmp_1' }, body: { contact: { agreed: false } }, idempotencyKey: 'one-key' });
  return { claim, keys };
}

describe('the typed client', () => {
  it('asks a busy server again under the same key, and the person sees only the answer', async () => {
    const { claim, keys } = clientOf(refused('SERVER_BUSY', 503), refused('SERVER_BUSY', 503), answered);
    await expect(claim()).resolves.toEqual({ signedIn: true });
    expect(keys).toEqual(['one-key', 'one-key', 'one-key']);
  });

  it('tells the person when the server is still busy after the fourth time', async () => {
    const { claim, keys } = clientOf(refused('SERVER_BUSY', 503));
    await expect(claim()).rejects.toThrow(ApiError);
    expect(keys).toHaveLength(4);
  });

  it('does not ask again after any other refusal', async () => {
    const { claim, keys } = clientOf(refused('BENEFIT_SOLD_OUT', 409), answered);
    await expect(claim()).rejects.toMatchObject({ code: 'BENEFIT_SOLD_OUT' });
    expect(keys).toHaveLength(1);
  });
});
