/** The shell of every page that the extension shows: one document, one policy, one script. */
export { escaped } from './escaped';
export { panelPage, type PanelPage } from './panelPage';
