import { clickCard, getReceived } from '../control/memberRoutes';
import type { Family } from '../family';
import { sendMessage } from './sendMessage';
import { updateTemplateCard } from './updateTemplateCard';

export const messageFamily: Family = { weCom: [sendMessage, updateTemplateCard], control: [getReceived, clickCard] };
