import '../../platform/styles.css';
import '../../ui/touch/touch.css';
import { createApi } from '../../platform/api';
import { mountApp } from '../../platform/mountApp';
import { createQueryClient } from '../../platform/queryClient';
import { SignIn } from '../../platform/signIn';
import { SidebarApp } from './SidebarApp';

const signIn = new SignIn('sidebar');

mountApp(<SidebarApp signIn={signIn} />, { api: createApi('sidebar'), queryClient: createQueryClient(signIn.lost) });
