import { render } from 'preact';
import { keepFocus } from '../../pages/app/keepFocus';
import { App } from './App';

const root = document.getElementById('crowdsmith');
if (root) render(<App />, root);
keepFocus(document);
