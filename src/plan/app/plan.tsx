import { render } from 'preact';
import { App } from './App';

const root = document.getElementById('crowdsmith');
if (root) render(<App />, root);
