import { clickCard, getReceived } from '../control/memberRoutes';
import type { Family } from '../family';
import { recallMessage } from './recall';
import { sendMessage } from './sendMessage';
import { updateTemplateCard } from './updateTemplateCard';

export const messageFamily: Family = { weCom: [sendMessage, updateTemplateCard, recallMessage], control: [getReceived, clickCard] };
