import { Slots } from './slots';

/** A call that ends when it is told to. */
function calls() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const act = (name: string) => () => {
    begun.push(name);
    return new Promise<void>((resolve) => ends.set(name, resolve));
  };
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { begun, act, end };
}

test('no more at once than there are places, and the urgent ones go first', async () => {
  const slots = new Slots(2);
  const { begun, act, end } = calls();
  const all = [
    slots.run('bulk', act('bulk 1')),
    slots.run('normal', act('normal 1')),
    slots.run('bulk', act('bulk 2')),
    slots.run('normal', act('normal 2')),
    slots.run('urgent', act('urgent')),
    slots.run('normal', act('normal 3')),
  ];
  expect(begun).toEqual(['bulk 1', 'normal 1']);
  await end('bulk 1');
  expect(begun.at(-1)).toBe('urgent');
  await end('normal 1');
  expect(begun.at(-1)).toBe('normal 2');
  for (const name of ['urgent', 'normal 2', 'normal 3', 'bulk 2']) await end(name);
  await Promise.all(all);
  expect(begun).toEqual(['bulk 1', 'normal 1', 'urgent', 'normal 2', 'normal 3', 'bulk 2']);
});

test('a call that fails gives its place back', async () => {
  const slots = new Slots(1);
  await expect(slots.run('normal', () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  await expect(slots.run('normal', () => Promise.resolve('made'))).resolves.toBe('made');
});

test('a vendor that says "too many at once" is asked half as many at once', async () => {
  const slots = new Slots(4);
  slots.slowDown();
  const { begun, act, end } = calls();
  const all = ['a', 'b', 'c'].map((name) => slots.run('normal', act(name)));
  expect(begun).toEqual(['a', 'b']);
  for (const name of ['a', 'b', 'c']) await end(name);
  await Promise.all(all);
});
