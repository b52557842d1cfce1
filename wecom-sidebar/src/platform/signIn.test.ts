import { type Place, SignIn } from './signIn';

function browser(hash = '') {
  const left: string[] = [];
  const place: Place = {
    storage: sessionStorage,
    location: { pathname: '/workbench.html', search: '?a=1', hash, assign: (to) => left.push(to) },
  };
  return { place, left };
}

beforeEach(() => sessionStorage.clear());

it('leaves once, however many reads are refused at the same time', () => {
  const { place, left } = browser();
  const signIn = new SignIn('workbench', place);
  signIn.lost();
  signIn.lost();
  expect(left).toEqual(['/auth/workbench/start?return=%2Fworkbench.html%3Fa%3D1']);
  expect(signIn.isStuck()).toBe(false);
});

it('does not go round: back without a session it is stuck', () => {
  new SignIn('workbench', browser().place).lost();
  const { place, left } = browser();
  const again = new SignIn('workbench', place);
  again.lost();
  expect(left).toEqual([]);
  expect(again.isStuck()).toBe(true);
});

it('may sign in again after a session proved good', () => {
  new SignIn('workbench', browser().place).lost();
  const { place, left } = browser();
  const back = new SignIn('workbench', place);
  back.proved();
  back.lost();
  expect(left).toHaveLength(1);
});

it('comes back to the page that was open although WeCom replaces the fragment', () => {
  new SignIn('workbench', browser('#/leads/led_1').place).lost();
  const { place } = browser('');
  new SignIn('workbench', place);
  expect(place.location.hash).toBe('#/leads/led_1');
});

it('keeps the attempts of two clients apart', () => {
  new SignIn('workbench', browser().place).lost();
  const { place, left } = browser();
  new SignIn('sidebar', place).lost();
  expect(left).toHaveLength(1);
});
