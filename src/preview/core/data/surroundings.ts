import type { DataSource } from './source';

export const location: DataSource = { read: (props) => props.machine.environment.location };

/** Outside a live assignment the platform puts this placeholder. */
export const assignmentId: DataSource = {
  read: (props) => props.machine.environment.assignmentId ?? '<assignment-id>',
};
