import { fireEvent, screen, within } from '@testing-library/react';
import { FixtureBank } from '../testing/fixtureBank';
import { renderConsole } from '../testing/renderConsole';

async function openTree(address = '/orgs') {
  const view = renderConsole(new FixtureBank(), address);
  const tree = await screen.findByRole('group', { name: '机构树' }, { timeout: 5_000 });
  return { ...view, tree };
}

describe('the orgs page', () => {
  it('goes to the search by / and finds a colleague with the way down to them', async () => {
    const { tree } = await openTree();
    fireEvent.keyDown(document.body, { key: '/' });
    const field = screen.getByRole('textbox', { name: '搜机构或同事' });
    expect(document.activeElement).toBe(field);
    fireEvent.change(field, { target: { value: '周可欣' } });
    expect(within(tree).getByText('滨江路网点')).toBeTruthy();
    expect(within(tree).getByText('云江分行')).toBeTruthy();
    expect(within(tree).queryByText('城北支行')).toBeNull();
  });

  it('does not take a key of the page from somebody who types', async () => {
    await openTree();
    const field = screen.getByRole('textbox', { name: '搜机构或同事' });
    field.focus();
    expect(fireEvent.keyDown(field, { key: '/' })).toBe(true);
  });

  it('says that nothing was found, and for what', async () => {
    await openTree();
    fireEvent.change(screen.getByRole('textbox', { name: '搜机构或同事' }), { target: { value: '海口' } });
    expect(screen.getByText('没有找到「海口」')).toBeTruthy();
  });

  it('shows the people of the chosen unit, who works today and what each may sell', async () => {
    const { router } = await openTree();
    fireEvent.click(screen.getByRole('button', { name: '高新园网点' }));
    expect(router.state.location.search).toBe('?at=gaoxin');
    const people = screen.getByRole('group', { name: '同事' });
    expect(within(people).getByText('休假，12月1日回')).toBeTruthy();
    expect(within(people).queryByText('周可欣')).toBeNull();
  });

  it('starts from the unit one acts for', async () => {
    const { tree } = await openTree('/orgs?unit=hedong');
    expect(within(tree).getByText('河东支行')).toBeTruthy();
    expect(within(tree).queryByText('总行')).toBeNull();
  });
});
