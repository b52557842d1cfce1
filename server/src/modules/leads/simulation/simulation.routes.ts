import { route, type RouteBinding } from '../../../platform/http/route';
import { cancelSimulation } from './commands/cancelSimulation';
import { startSimulation } from './commands/startSimulation';
import { simulationsView, simulationView } from './simulation.views';

export const simulationRoutes: readonly RouteBinding[] = [
  route('leads.simulations', simulationsView),
  route('leads.simulation', ({ actor, params }) => simulationView(actor, params.simulationId)),
  route('leads.simulate', startSimulation),
  route('leads.cancelSimulation', cancelSimulation),
];
