export { withProgress, type Report } from '../providers/progress';
