import { simpleVerdict } from '../verdict';
import type { Condition } from './condition';

/** Only undefined fails: null, false, 0, empty text and empty lists are answers. */
export const required: Condition = (props) =>
  simpleVerdict(props.data() !== undefined, props.value('hint'), {
    pass: props.say('required'),
    fail: props.say('notRequired'),
  });
