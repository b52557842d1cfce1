import '../../platform/styles.css';
import '../../ui/touch/touch.css';
import { createApi } from '../../platform/api';
import { mountApp } from '../../platform/mountApp';
import { createQueryClient } from '../../platform/queryClient';
import { SignIn } from '../../platform/signIn';
import { WorkbenchApp } from './WorkbenchApp';

// Made before the router: it puts back the hash route that was open when the sign-in began.
const signIn = new SignIn('workbench');

mountApp(<WorkbenchApp signIn={signIn} />, { api: createApi('workbench'), queryClient: createQueryClient(signIn.lost) });
