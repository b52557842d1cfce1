import type { Department, Member, VisibleRange } from '../world/types';

/** What of the contacts one app sees. */
export interface Scope {
  hasMember(userid: string): boolean;
  hasDepartment(id: number): boolean;
}

/** The corp's departments and members. userids are compared without case, as the vendor does. */
export class Contacts {
  readonly departments = new Map<number, Department>();
  private readonly members = new Map<string, Member>();
  /** Who has left: no longer found by any look-up, but what they leave behind can be handed over. */
  private readonly resigned = new Map<string, Member>();
  /** Scopes are asked for with every call; they hold until departments or members change. */
  private scopes = new WeakMap<VisibleRange, Scope>();

  constructor(departments: readonly Department[], members: readonly Member[]) {
    departments.forEach((department) => this.putDepartment(department));
    members.forEach((member) => this.putMember(member));
  }

  get all(): Member[] {
    return [...this.members.values()];
  }

  get allResigned(): Member[] {
    return [...this.resigned.values()];
  }

  member(userid: string): Member | undefined {
    return this.members.get(userid.toLowerCase());
  }

  resignedMember(userid: string): Member | undefined {
    return this.resigned.get(userid.toLowerCase());
  }

  /** Adds a member or puts him in the place of the one of that name; one with `resignedAt` has left. */
  putMember(member: Member): void {
    const key = member.userid.toLowerCase();
    const [home, other] = member.resignedAt === undefined ? [this.members, this.resigned] : [this.resigned, this.members];
    other.delete(key);
    this.scopes = new WeakMap();
    home.set(key, member);
  }

  putDepartment(department: Department): void {
    this.departments.set(department.id, department);
    this.scopes = new WeakMap();
  }

  removeDepartment(id: number): void {
    this.departments.delete(id);
    this.scopes = new WeakMap();
  }

  /** The department and all beneath it. */
  departmentTree(id: number): Set<number> {
    const ids = new Set([id]);
    for (let size = 0; size !== ids.size;) {
      size = ids.size;
      for (const department of this.departments.values()) if (ids.has(department.parentid)) ids.add(department.id);
    }
    return ids;
  }

  /** Members of the department itself, or with those of all beneath it. */
  membersOf(id: number, withAllBeneath: boolean): Member[] {
    const ids = withAllBeneath ? this.departmentTree(id) : new Set([id]);
    return this.all.filter((member) => member.department.some((department) => ids.has(department)));
  }

  /** What an app with that visible range sees. Without a range it is everybody. */
  scope(range: VisibleRange | undefined): Scope {
    if (!range) return { hasMember: (userid) => this.member(userid) !== undefined, hasDepartment: (id) => this.departments.has(id) };
    const known = this.scopes.get(range) ?? this.scopeOf(range);
    this.scopes.set(range, known);
    return known;
  }

  private scopeOf(range: VisibleRange): Scope {
    const users = new Set(range.users?.map((userid) => userid.toLowerCase()));
    const departments = new Set(range.departments?.flatMap((id) => [...this.departmentTree(id)]));
    return {
      hasMember: (userid) => {
        const member = this.member(userid);
        return member !== undefined && (users.has(userid.toLowerCase()) || member.department.some((id) => departments.has(id)));
      },
      hasDepartment: (id) => this.departments.has(id) && departments.has(id),
    };
  }
}
