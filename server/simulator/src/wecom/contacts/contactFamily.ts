import type { Family } from '../../family';
import { changeDepartment, changeMember, createDepartment, createMember, removeDepartment, removeMember } from './contactRoutes';
import { getDepartment, listDepartments, simpleListDepartments } from './department';
import { getUser, listUserIds, listUsers, simpleListUsers } from './user';

export const contactFamily: Family = {
  weCom: [getDepartment, listDepartments, simpleListDepartments, getUser, listUsers, simpleListUsers, listUserIds],
  control: [createMember, changeMember, removeMember, createDepartment, changeDepartment, removeDepartment],
};
