/** The hash routes of this entry: the router is made of them, and so is the list of pages that are checked. */
export const sidebarPaths = ['/', '/todo', '/scripts', '/profile', '/journey'] as const;

export const customerTabs = ['todo', 'scripts', 'profile', 'journey'] as const;
export type CustomerTab = (typeof customerTabs)[number];
