import '../../platform/styles.css';
import './playground.css';
import { createApi } from '../../platform/api';
import { mountApp } from '../../platform/mountApp';
import { createQueryClient } from '../../platform/queryClient';
import { PlaygroundApp } from './PlaygroundApp';

mountApp(<PlaygroundApp />, { api: createApi('playground'), queryClient: createQueryClient(() => undefined) });
