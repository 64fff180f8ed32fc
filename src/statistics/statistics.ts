export { isBalanced, readForm, type Form, type FormRow } from './form.ts';
export { statisticsRoutes } from './routes.tsx';
