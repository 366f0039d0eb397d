/** Inside the task's frame: draws a Template Builder interface and reports what happens to it. */
import { connectPage } from './frame/port';
import { TaskApp } from './taskBuilder/taskApp';

const root = document.createElement('div');
root.className = 'tb-root';
document.body.append(root);
const port = connectPage();
const app = new TaskApp(root, (message) => port.send(message));
port.listen((message) => app.receive(message));
