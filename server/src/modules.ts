import { approvalsModule } from './modules/approvals';
import { benefitsModule } from './modules/benefits';
import { campaignsModule } from './modules/campaigns';
import { channelsModule } from './modules/channels';
import { cockpitModule } from './modules/cockpit';
import { consentsModule } from './modules/consents';
import { contentModule } from './modules/content';
import { customersModule } from './modules/customers';
import { delegationsModule } from './modules/delegations';
import { deskModule } from './modules/desk';
import { journeysModule } from './modules/journeys';
import { leadsModule } from './modules/leads';
import { mergesModule } from './modules/merges';
import { orgsModule } from './modules/orgs';
import { outreachModule } from './modules/outreach';
import { portalModule } from './modules/portal';
import { productsModule } from './modules/products';
import { tasksModule } from './modules/tasks';
import type { ServerModule } from './platform/module';

/** The business capabilities, in the order in which they may call each other (ARCHITECTURE.md). */
export const modules: readonly ServerModule[] = [
  orgsModule,
  approvalsModule,
  productsModule,
  contentModule,
  customersModule,
  consentsModule,
  tasksModule,
  outreachModule,
  benefitsModule,
  campaignsModule,
  channelsModule,
  leadsModule,
  journeysModule,
  mergesModule,
  delegationsModule,
  deskModule,
  portalModule,
  cockpitModule,
];
