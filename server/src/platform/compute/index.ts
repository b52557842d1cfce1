export { computeApart } from './computeApart';
