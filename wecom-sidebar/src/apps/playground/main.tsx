import '../../platform/styles.css';
import './playground.css';
import { createApi } from '../../platform/api';
import { mountApp } from '../../platform/mountApp';
import { createQueryClient } from '../../platform/queryClient';
import { PlaygroundApp } from './PlaygroundApp';

// 从头再来 seeds the whole bank anew, which takes its time on a small machine.
const RESEED_MS = 180_000;

mountApp(<PlaygroundApp />, { api: createApi('playground', RESEED_MS), queryClient: createQueryClient(() => undefined) });
