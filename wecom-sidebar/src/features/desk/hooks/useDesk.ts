import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../../platform/api';
import { customerQuery, leadQuery, scriptsQuery, todayQuery } from '../api/deskQueries';

export const useToday = () => useQuery(todayQuery(useApi()));
export const useLead = (leadId: string) => useQuery(leadQuery(useApi(), leadId));
export const useCustomer = (externalUserId: string) => useQuery(customerQuery(useApi(), externalUserId));
export const useScripts = (externalUserId: string, search: string) => useQuery(scriptsQuery(useApi(), externalUserId, search));
