import type { Section } from './section';
import { apis } from './sections/apis';
import { apps } from './sections/apps';
import { callbacks } from './sections/callbacks';
import { clock } from './sections/clock';
import { customers } from './sections/customers';
import { faults } from './sections/faults';
import { staff } from './sections/staff';
import { waiting } from './sections/waiting';

/** The pages of the console in the order of its menu, one line each. */
export const sections: readonly Section[] = [customers, staff, waiting, callbacks, apis, faults, apps, clock];
