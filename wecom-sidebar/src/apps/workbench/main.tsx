import '../../platform/styles.css';
import { createApi } from '../../platform/api';
import { mountApp } from '../../platform/mountApp';
import { createQueryClient } from '../../platform/queryClient';

mountApp(<main />, { api: createApi('workbench'), queryClient: createQueryClient(() => undefined) });
