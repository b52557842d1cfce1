import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../../platform/api';
import { meQuery } from '../api/meQuery';

export const useMe = () => useQuery(meQuery(useApi()));
