import { editorAround } from '../../pages/app/host';
import type { HostMessage, PageMessage } from '../protocol';

export const editor = editorAround<HostMessage, PageMessage>();
